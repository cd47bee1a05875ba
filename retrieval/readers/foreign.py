"""Files that people keep among their reports and that no reader takes: what they are, and what to do instead."""

import re
from pathlib import PurePosixPath

_SAVE_AS_DOCX = "open it in Word, WPS or LibreOffice and save it as .docx"
_RECOGNISE = "run text recognition (OCR) over it and save the text as .txt"
_UNPACK = "unpack it, or pack its files as .zip"
_TRANSCRIBE = "save a transcript of it as .txt"

# First bytes, what such a file is, what to do. Wrong endings are common, so bytes are looked at first.
_MARKS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office or WPS document (.doc, .xls, .ppt, .wps)", _SAVE_AS_DOCX),
    (b"{\\rtf", "an RTF document", _SAVE_AS_DOCX),
    (b"\x89PNG\r\n", "an image", _RECOGNISE),
    (b"\xff\xd8\xff", "an image", _RECOGNISE),
    (b"GIF8", "an image", _RECOGNISE),
    (b"BM", "an image", _RECOGNISE),
    (b"II*\0", "an image", _RECOGNISE),
    (b"MM\0*", "an image", _RECOGNISE),
    (b"RIFF", "an image, a sound or a film", _TRANSCRIBE),
    (b"ID3", "a sound", _TRANSCRIBE),
    (b"OggS", "a sound or a film", _TRANSCRIBE),
    (b"fLaC", "a sound", _TRANSCRIBE),
    (b"\0\0\0\x18ftyp", "a film", _TRANSCRIBE),
    (b"\0\0\0\x20ftyp", "a film", _TRANSCRIBE),
    (b"SQLite format 3\0", "an SQLite database", "export its texts as .jsonl"),
    (b"\x1f\x8b\x08", "a compressed file", _UNPACK),
    (b"Rar!\x1a\x07", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", _UNPACK),
    (b"\x7fELF", "a program", "remove it"),
    (b"AT&TFORM", "a DjVu scan", _RECOGNISE),
)
# A mark of two letters may open a text too; these bytes never stand in one.
_BITMAP = re.compile(rb"BM....\0\0\0\0", re.DOTALL)

_ENDINGS = {
    **dict.fromkeys((".doc", ".wps", ".wpt", ".rtf", ".odt", ".pages"), ("a word processor's document", _SAVE_AS_DOCX)),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), ("a table", "save what it says as .docx, or its rows as .jsonl")),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), ("slides", "export them as .pdf")),
    **dict.fromkeys((".ofd", ".caj", ".epub", ".mobi", ".ceb"), ("a document", "export it as .pdf or .docx")),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), ("a web archive", "save the page as .html")),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"), ("an image", _RECOGNISE)
    ),
    **dict.fromkeys(
        (".mp3", ".m4a", ".wav", ".amr", ".ogg", ".flac", ".mp4", ".mov", ".avi", ".mkv"),
        ("a sound or a film", _TRANSCRIBE),
    ),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"), ("a compressed file", _UNPACK)),
}

ENDINGS = frozenset(_ENDINGS)
"""Endings of files that are listed as refused, so that nobody believes them to be in the index."""

# Parts of Office documents that are ZIP archives, by the folder that only they have.
_OFFICE = (
    ("xl/", "a spreadsheet (.xlsx)", _ENDINGS[".xlsx"][1]),
    ("ppt/", "slides (.pptx)", _ENDINGS[".pptx"][1]),
    ("META-INF/container.xml", "an e-book (.epub)", _ENDINGS[".epub"][1]),
    ("content.xml", "an OpenDocument file (.odt)", _SAVE_AS_DOCX),
    ("OFD.xml", "an OFD document", _ENDINGS[".ofd"][1]),
)


def refusal_by_content(data: bytes) -> str | None:
    """Say what a file is and what to do instead; None where its first bytes tell nothing."""
    for mark, kind, advice in _MARKS:
        if data.startswith(mark) and (len(mark) > 2 or _BITMAP.match(data)):
            return f"it is {kind}; {advice}"
    return None


def refusal_by_parts(names: list[str]) -> str | None:
    """Say what a ZIP archive of these parts is where it is an Office document that no reader takes."""
    for part, kind, advice in _OFFICE:
        if any(name.startswith(part) for name in names):
            return f"it is {kind}; {advice}"
    return None


def refusal_by_name(key: str) -> str | None:
    """Say what a file of this name is and what to do instead; None for endings that tell nothing."""
    suffix = PurePosixPath(key).suffix.lower()
    if suffix not in _ENDINGS:
        return None
    kind, advice = _ENDINGS[suffix]
    return f"{suffix} is {kind}, which is not read; {advice}"
