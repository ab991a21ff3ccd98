"""The bytes of a web page to text: by what the page states, and else by a guess that is told."""

from __future__ import annotations

import codecs
import re

from kg.errors import ReadingError
from kg.reading.normalise import BYTE_ORDER_MARKS

__all__ = ["decode_page"]

_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})")
_META = re.compile(rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page states its encoding; browsers look at the first 1024."""
_SAMPLE = 200_000
_KNOWN = re.compile(
    r"utf-8|utf8|windows-125[0-8]|cp125[0-8]|iso-8859-(?:[2-8]|1[0-6])|iso-8859-8-i|koi8-[ru]|ibm866|cp866|macintosh|"
    r"gb18030|big5|big5-hkscs|euc-jp|iso-2022-jp|windows-31j|windows-949|windows-874"
)
"""Encodings of the web: Python knows others, such as UTF-7, by which a page could hide what it says."""
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-8"),
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8", "macintosh": "mac_roman",
}  # fmt: skip
"""What a page means by a name, as browsers have it: who says Latin-1 writes Windows' superset of it. A name for
UTF-16 that can be read byte by byte is wrong, and means UTF-8."""
_FEW = 10
"""So many broken characters may stand in a page before its statement of the encoding is not believed."""


def decode_page(data: bytes, place: str) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and remarks on how it was decoded where that is not plain from the page.

    A byte order mark goes first, then what the page states (``<meta charset>`` or an XML declaration), then UTF-8
    where the bytes are valid in it, then a guess. A few bytes that are wrong in the stated encoding are replaced by
    U+FFFD, and counted in a remark; where there are many, the statement is not believed.

    Raises:
        ReadingError: the bytes are no text, or nobody can tell in which encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    if b"\x00" in data:
        raise ReadingError(
            f"this is not a text: byte {data.index(0)} is NUL", place=place, remedy="save the page again, as UTF-8"
        )
    stated = _stated(data)
    if stated:
        text, remarks = _replaced(data, stated)
        broken = text.count("\ufffd")
        if broken <= max(_FEW, sum(map((0x7F).__lt__, data)) // 20):
            return text, remarks
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, place, stated)
    return text, (f"it says that it is {stated}, and is UTF-8: read as that",) if stated else ()


def _stated(data: bytes) -> str | None:
    match = _DECLARATION.match(data, 0, _HEAD) or _META.search(data, 0, _HEAD)
    if not match:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if name in _MEANT:
        return _MEANT[name]
    return name if _KNOWN.fullmatch(name) else None


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    before = data.decode(encoding, "ignore").count("\ufffd")
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd") - before
    if not broken:
        return text, ()
    return text, (f"{broken} places in it are not {codecs.lookup(encoding).name.upper()}: they are read as \ufffd",)


def _guessed(data: bytes, place: str, stated: str | None) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few pages need it

    # Cut at the end of a tag, so that no character is halved.
    cut = data.rfind(b">", 0, _SAMPLE) + 1
    found = from_bytes(data[:cut] if len(data) > _SAMPLE and cut else data[:_SAMPLE])
    best = found.best()
    # Where the web's default makes as good a text as another guess, it is the likelier one.
    usual = [match for match in found if match.encoding == "cp1252" and best and match.chaos <= best.chaos]
    encoding = "cp1252" if usual else best.encoding if best is not None else None
    try:
        text = data.decode(encoding or "ascii")
    except (UnicodeDecodeError, LookupError):
        raise ReadingError(
            "its encoding cannot be told" if not stated else f"it says that it is {stated}, and is not", place=place,
            remedy="save the page again, as UTF-8",
        ) from None  # fmt: skip
    why = f"it says that it is {stated}, and is not" if stated else "it does not state its encoding"
    return text, (f"{why}: read as {encoding}, which is a guess",)
