"""Event tables: mapping files, rows kept as Parquet beside the graph, and what they come to as statements."""

from kg.datasets.damage import Damage, table_damage
from kg.datasets.kept import Release
from kg.datasets.mapping import DELIMITERS, Mapping
from kg.datasets.mapping_file import find_mapping, packaged_mappings, read_mapping
from kg.datasets.opening import file_digest
from kg.datasets.rejects import told_rejects
from kg.datasets.release import read_release, release_id
from kg.datasets.statements import ends_of
from kg.datasets.table import ACTORS, ROW_COLUMNS, TABLES, Changes, Contents, Table, contents, hold, table_folders
from kg.datasets.ties import Step
from kg.datasets.who import Decided, Judgement, Known, read_judgements

__all__ = [
    "ACTORS",
    "DELIMITERS",
    "ROW_COLUMNS",
    "TABLES",
    "Changes",
    "Contents",
    "Damage",
    "Decided",
    "Judgement",
    "Known",
    "Mapping",
    "Release",
    "Step",
    "Table",
    "contents",
    "ends_of",
    "file_digest",
    "find_mapping",
    "hold",
    "packaged_mappings",
    "read_judgements",
    "read_mapping",
    "read_release",
    "release_id",
    "table_damage",
    "table_folders",
    "told_rejects",
]
