"""The store and its answers: embedded Oxigraph, in memory or in a directory."""

from kg.store.backup import Backup, read_backup, restore_backup, write_backup
from kg.store.credentials import Credentials, credentials_of, is_address, shown_address
from kg.store.guard import check_query, ends_open, named_in_from
from kg.store.interface import QuadStore
from kg.store.merge import forgetting
from kg.store.nesting import check_nesting, check_nesting_of_file
from kg.store.quadfile import check_as_written, file_quads, reading_quads
from kg.store.remote import RemoteStore
from kg.store.results import Table, Value, short_iri
from kg.store.store import Store

__all__ = [
    "Backup",
    "Credentials",
    "QuadStore",
    "RemoteStore",
    "Store",
    "Table",
    "Value",
    "check_as_written",
    "check_nesting",
    "check_nesting_of_file",
    "check_query",
    "credentials_of",
    "ends_open",
    "file_quads",
    "forgetting",
    "is_address",
    "named_in_from",
    "read_backup",
    "reading_quads",
    "restore_backup",
    "short_iri",
    "shown_address",
    "write_backup",
]
