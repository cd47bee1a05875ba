"""Files that people keep among their reports and that no reader takes: what they are, and what to do instead."""

import re
from pathlib import PurePosixPath

from retrieval.reasons import Code, Reason, reason

# First bytes. Wrong endings are common, so bytes are looked at first.
_MARKS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Code.OLD_OFFICE),
    (b"{\\rtf", Code.RTF),
    (b"\x89PNG\r\n", Code.IMAGE),
    (b"\xff\xd8\xff", Code.IMAGE),
    (b"GIF8", Code.IMAGE),
    (b"BM", Code.IMAGE),
    (b"II*\0", Code.IMAGE),
    (b"MM\0*", Code.IMAGE),
    (b"RIFF", Code.MEDIA),
    (b"ID3", Code.RECORDING),
    (b"OggS", Code.RECORDING),
    (b"fLaC", Code.RECORDING),
    (b"\0\0\0\x18ftyp", Code.RECORDING),
    (b"\0\0\0\x20ftyp", Code.RECORDING),
    (b"SQLite format 3\0", Code.SQLITE_FILE),
    (b"\x1f\x8b\x08", Code.COMPRESSED),
    (b"Rar!\x1a\x07", Code.COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", Code.COMPRESSED),
    (b"\x7fELF", Code.PROGRAM),
    (b"AT&TFORM", Code.DJVU),
)
# A mark of two letters may open a text too; these bytes never stand in one.
_BITMAP = re.compile(rb"BM....\0\0\0\0", re.DOTALL)

_ENDINGS = {
    **dict.fromkeys((".doc", ".wps", ".wpt", ".rtf", ".odt", ".pages"), Code.WORD_PROCESSOR),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), Code.TABLE),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), Code.SLIDES),
    **dict.fromkeys((".ofd", ".caj", ".epub", ".mobi", ".ceb"), Code.EBOOK),
    **dict.fromkeys((".webarchive",), Code.WEB_ARCHIVE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"), Code.IMAGE),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".amr", ".ogg", ".flac", ".mp4", ".mov", ".avi", ".mkv"), Code.RECORDING),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"), Code.COMPRESSED),
}

ENDINGS = frozenset(_ENDINGS)
"""Endings of files that are listed as refused, so that nobody believes them to be in the index."""

# Parts of Office documents that are ZIP archives, by the folder that only they have.
_OFFICE = (
    ("xl/", Code.TABLE),
    ("ppt/", Code.SLIDES),
    ("META-INF/container.xml", Code.EBOOK),
    ("content.xml", Code.OPEN_DOCUMENT),
    ("OFD.xml", Code.EBOOK),
)


def refusal_by_content(data: bytes) -> Reason | None:
    """Say what a file is and what to do instead; None where its first bytes tell nothing."""
    for mark, code in _MARKS:
        if data.startswith(mark) and (len(mark) > 2 or _BITMAP.match(data)):
            return reason(code)
    return None


def refusal_by_parts(names: list[str]) -> Reason | None:
    """Say what a ZIP archive of these parts is where it is an Office document that no reader takes."""
    for part, code in _OFFICE:
        if any(name.startswith(part) for name in names):
            return reason(code)
    return None


def kind_by_name(key: str) -> Reason | None:
    """Say what a file of this name is and what to do instead; None for endings that tell nothing."""
    code = _ENDINGS.get(PurePosixPath(key).suffix.lower())
    return reason(code) if code else None
