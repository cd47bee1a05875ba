"""Bytes of a file -> `Report`: one module a format, and the choice between them."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Protocol

from retrieval.errors import ReadError, UnsupportedFormat
from retrieval.readers.markdown import MarkdownReader
from retrieval.readers.plain import PlainTextReader
from retrieval.types import Report

__all__ = ["READERS", "Reader", "read_report", "takes"]


class Reader(Protocol):
    """One file format."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The endings of its files, in small letters, with the dot."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file whose first bytes are `head` is certainly of this format, whatever its name."""

    def read(self, data: bytes, key: str) -> Report:
        """Make a report of a whole file.

        Raises:
            ReadError: What is wrong with the file; nothing else is ever raised for its content.
        """


READERS: tuple[Reader, ...] = (MarkdownReader(), PlainTextReader())
"""Every format, in the order in which they are asked; a new one is added here and nowhere else."""

_HEAD_BYTES = 1024

# First bytes of what people keep beside their reports or rename to .txt.
_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (.docx, .xlsx, .pptx)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office or WPS document (.doc, .xls, .ppt, .wps)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b\x08", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\x7fELF", "a program"),
)

# Written by editors and office programs beside the file that is open.
_TEMPORARY = re.compile(r"[.~#_].*|.*[~#]|.*\.(?:tmp|bak|swp|part)\.[^.]*", re.DOTALL)


def takes(name: str) -> bool:
    """Whether a file of this name belongs to the corpus.

    Args:
        name: A file name, or a path, of which the last part counts. Names that begin with `.` or `_`,
            temporary files (`~$x.md`, `x.txt~`) and README files are no reports.
    """
    path = PurePosixPath(name)
    if _TEMPORARY.fullmatch(path.name) or path.stem.casefold() == "readme":
        return False
    return path.suffix.lower() in _suffixes()


def read_report(data: bytes, key: str) -> Report:
    """Make a report of a file's bytes: by what they are first, by the file's name second.

    Args:
        data: The whole file.
        key: Its path below the corpus folder in POSIX form; the report's key.

    Returns:
        The report with id 0. Its strings hold no control characters and no lone surrogates.

    Raises:
        UnsupportedFormat: No reader takes this kind of file.
        ReadError: It is of a known kind but cannot be read; the reason says why and what to do.
    """
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in key):
        # Such a key could be neither stored nor printed; the error names it with escapes.
        raise ReadError(
            key.encode("unicode_escape").decode("ascii"),
            "its name holds control characters or is not valid UTF-8; rename the file",
        )
    if not data:
        raise ReadError(key, "it is empty (0 bytes)")
    return _choose(data[:_HEAD_BYTES], key).read(data, key)


def _choose(head: bytes, key: str) -> Reader:
    for reader in READERS:
        if reader.recognises(head):
            return reader
    known = ", ".join(sorted(_suffixes()))
    for mark, kind in _FOREIGN:
        if head.startswith(mark):
            raise UnsupportedFormat(key, f"it is {kind}; save its text as one of {known}")
    suffix = PurePosixPath(key).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    raise UnsupportedFormat(key, f"no reader takes {suffix or 'files without an ending'}; known are {known}")


def _suffixes() -> frozenset[str]:
    return frozenset().union(*(reader.suffixes for reader in READERS))
