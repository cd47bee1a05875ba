"""Files that people keep among their reports and that no reader takes: what they are, and what to do instead."""

import re
from pathlib import PurePosixPath

from retrieval.reasons import Code, Reason, reason

# First bytes. Wrong endings are common, so bytes are looked at first.
_MARKS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Code.OLD_OFFICE),
    (b"GIF8", Code.IMAGE),
    (b"BM", Code.IMAGE),
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
_COMPOUND = _MARKS[0][0]
# What is left of a .docx or .xlsx with a password.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A mark of two letters may open a text too; these bytes never stand in one.
_BITMAP = re.compile(rb"BM....\0\0\0\0", re.DOTALL)

_ENDINGS = {
    ".pages": Code.WORD_PROCESSOR,
    ".webarchive": Code.WEB_ARCHIVE,
    **dict.fromkeys((".ppt", ".pps", ".dps", ".key"), Code.SLIDES),
    **dict.fromkeys((".caj", ".mobi", ".azw3", ".ceb"), Code.EBOOK),
    **dict.fromkeys((".json", ".xml", ".yml", ".sql"), Code.PROGRAM_DATA),
    **dict.fromkeys((".gif", ".bmp", ".webp", ".heic", ".svg"), Code.IMAGE),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".amr", ".ogg", ".flac", ".mp4", ".mov", ".avi", ".mkv"), Code.RECORDING),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"), Code.COMPRESSED),
}

ENDINGS = frozenset(_ENDINGS)
"""Endings of files that are listed as refused, so that nobody believes them to be in the index."""


def refusal_by_content(data: bytes) -> Reason | None:
    """Say what a file is and what to do instead; None where its first bytes tell nothing."""
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        return reason(Code.PDF_ENCRYPTED)
    for mark, code in _MARKS:
        if data.startswith(mark) and (len(mark) > 2 or _BITMAP.match(data)):
            return reason(code)
    return None


def kind_by_name(key: str) -> Reason | None:
    """Say what a file of this name is and what to do instead; None for endings that tell nothing."""
    code = _ENDINGS.get(PurePosixPath(key).suffix.lower())
    return reason(code) if code else None
