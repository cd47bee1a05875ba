"""Bytes of a file -> `Report`, or several: one module a format, and the choice between them.

Formats of several modules have folders: `html`, `office`, `pdf`, `scans`; `papers` knows how offices lay out what they
publish, whatever the format. Of texts that people wrote `metadata`, `fields` and `patterns` tell title, source, date
and names apart, `grids` what a table is and `related` what else a site offers; `assembly` makes the report, and
`limited` reads in a process within bounds. A reader knows the bytes and the name of one file: no folder, no index, no
network.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from retrieval.doors import loading
from retrieval.errors import ReadError, UnsupportedFormat
from retrieval.readers.decoding import text_codec
from retrieval.readers.foreign import ENDINGS, kind_by_name, refusal_by_content
from retrieval.readers.limited import USUAL_LIMITS, ReadLimits, end_reading, read_within
from retrieval.readers.members import SEPARATOR, Container, Member, container_key
from retrieval.readers.metadata import LONGEST_NAME
from retrieval.readers.scans.drawing import draw_page
from retrieval.reasons import Code, Reason, reason
from retrieval.types import Failure, Report

if TYPE_CHECKING:
    from retrieval.readers.office.hypertext import LooseParser

__all__ = [
    "COMMON_ENDINGS",
    "FEEDS_FILE",
    "LONGEST_NAME",
    "SEPARATOR",
    "Container",
    "LooseParser",
    "Member",
    "ReadLimits",
    "Reader",
    "all_containers",
    "all_readers",
    "container_key",
    "draw_page",
    "end_reading",
    "is_container",
    "is_known_kind",
    "known_endings",
    "list_members",
    "read_member",
    "read_report",
    "refusal_by_name",
    "takes",
    "text_codec",
]

__getattr__ = loading(__name__, {"office.hypertext": ("LooseParser",)})


COMMON_ENDINGS = (".txt", ".md", ".docx", ".pdf", ".html", ".xlsx", ".pptx", ".zip")
"""What people have, of the dozens of endings that are read."""


class Reader(Protocol):
    """One file format."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The endings of its files, in small letters, with the dot."""

    @property
    def is_light(self) -> bool:
        """Whether a small file can cost no more than a moment: it is text, and nothing in it unpacks into more."""

    def recognises(self, data: bytes) -> bool:
        """Whether a file is certainly of this format, whatever its name; a quick look, mostly at its beginning."""

    def read(self, data: bytes, key: str) -> Report:
        """Make a report of a whole file.

        Raises:
            ReadError: What is wrong with the file; nothing else is ever raised for its content.
        """


@cache
def all_readers() -> tuple[Reader, ...]:
    """Every format, in the order in which they are asked; a new one is added here and nowhere else.

    They are imported when the first file is read: a question waits for none of them.
    """
    from retrieval.readers.html.reader import HtmlReader
    from retrieval.readers.markdown import MarkdownReader
    from retrieval.readers.office.books import BookReader
    from retrieval.readers.office.mail import MailReader
    from retrieval.readers.office.ofd import OfdReader
    from retrieval.readers.office.old_word import OldWordReader
    from retrieval.readers.office.opendocument import OpenDocumentReader
    from retrieval.readers.office.outlook import OutlookReader
    from retrieval.readers.office.rich_text import RichTextReader
    from retrieval.readers.office.sheets import CommaReader, SheetReader
    from retrieval.readers.office.slides import SlidesReader
    from retrieval.readers.office.word import DocxReader
    from retrieval.readers.pdf.reader import PdfReader
    from retrieval.readers.plain import PlainTextReader
    from retrieval.readers.scans.reader import PictureReader

    return (
        PdfReader(),
        DocxReader(),
        SlidesReader(),
        SheetReader(),
        OpenDocumentReader(),
        OfdReader(),
        BookReader(),
        OutlookReader(),
        OldWordReader(),
        RichTextReader(),
        MailReader(),
        MarkdownReader(),
        HtmlReader(),
        CommaReader(),
        PictureReader(),
        PlainTextReader(),
    )


@cache
def all_containers() -> tuple[Container, ...]:
    """Every format whose files hold several reports; their names decide, and for archives that they are archives."""
    from retrieval.readers.archives import ZipContainer
    from retrieval.readers.json_lines import JsonLinesContainer

    return ZipContainer(), JsonLinesContainer()


_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")

# Written by editors, office programs and systems beside the file that is open, or for the folder.
_TEMPORARY = re.compile(
    r"[.~#_].*|.*[~#]|.*\.(?:tmp|bak|swp|part|crdownload)(?:\.[^.]*)?|thumbs\.db|desktop\.ini|.*\.lnk",
    re.DOTALL | re.IGNORECASE,
)
FEEDS_FILE = "feeds.toml"
"""Names sources that come by themselves, at the top of the corpus folder; see `retrieval.feeds`."""

# Of the corrections that stand beside reports.
_SIDECAR = ".yaml"
_ENDING = re.compile(r"\.[a-z0-9_+-]{1,12}")


def takes(name: str) -> bool:
    """Whether a file of this name belongs to the corpus, be it only to be refused with a reason.

    Args:
        name: A file name, or a path, of which the last part counts. Names that begin with `.` or `_`, temporary files
            (`~$x.md`, `x.txt~`), sidecars, README files and `feeds.toml` are no reports.
    """
    path = PurePosixPath(name)
    if not path.name or _TEMPORARY.fullmatch(path.name) or path.stem.casefold() == "readme" or name == FEEDS_FILE:
        return False
    return path.suffix.lower() != _SIDECAR


def is_known_kind(name: str) -> bool:
    """Whether a file of this name is read, or refused by what it is known to be; without an ending it may be text."""
    ending = _suffix(name)
    return not ending or ending in known_endings() | ENDINGS


def is_container(name: str) -> bool:
    """Whether a file of this name holds several reports, as far as the name tells."""
    return any(_suffix(name) in container.suffixes for container in all_containers())


def read_report(data: bytes, key: str, limits: ReadLimits = USUAL_LIMITS) -> Report:
    """Make a report of a file's bytes: by what they are first, by the file's name second.

    Whatever may be costly is read in a process of its own; see `end_reading`.

    Args:
        data: The whole file.
        key: Its path below the corpus folder in POSIX form; the report's key.
        limits: What it may take.

    Returns:
        The report with id 0. Its strings hold no control characters and no lone surrogates.

    Raises:
        UnsupportedFormat: No reader takes this kind of file.
        ReadError: It is of a known kind but cannot be read, or not within the limits; the reason says why and what to
            do.
    """
    _check(data, key)
    return _read(_choose(data, key), data, key, limits)


def list_members(data: bytes, key: str) -> Iterator[Member | Failure] | None:
    """Look into a file that holds several reports.

    Args:
        data: The whole file.
        key: Its path below the corpus folder.

    Returns:
        Its members, one after the other as they are asked for, and the failures of those that cannot be taken
        out; None where the file is one report. The iterator raises `ReadError` where the file cannot be read
        further.

    Raises:
        ReadError: It is empty, or its name cannot be stored.
    """
    from retrieval.readers.archives import ZipContainer

    _check(data, key)
    if data.startswith(_ZIP_MARKS):
        # An archive with a wrong ending too; Office documents are archives, and one report each.
        if any(reader.recognises(data) for reader in all_readers()) or _suffix(key) in _packed_endings():
            return None
        return ZipContainer().members(data, key)
    if refusal_by_content(data) or any(reader.recognises(data) for reader in all_readers()):
        return None
    for container in all_containers():
        if _suffix(key) in container.suffixes:
            return container.members(data, key)
    return None


def read_member(member: Member, limits: ReadLimits = USUAL_LIMITS) -> Report:
    """Make a report of what a container held.

    Args:
        member: What.
        limits: What it may take.

    Raises:
        ReadError: It cannot be read, or not within the limits, or is a container itself.
    """
    _check(member.data, member.key)
    if member.reader is not None:
        # No file: a line of one.
        return read_within(limits, member.reader, member.data, member.key)
    if list_members(member.data, member.key) is not None:
        raise ReadError(member.key, Code.ZIP_WITHIN)
    return read_report(member.data, member.key, limits)


def _check(data: bytes, key: str) -> None:
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in key):
        # Such a key could be neither stored nor printed; the error names it with escapes.
        raise ReadError(key.encode("unicode_escape").decode("ascii"), Code.BAD_NAME)
    if not data:
        raise ReadError(key, Code.EMPTY_FILE)


def _read(reader: Reader, data: bytes, key: str, limits: ReadLimits) -> Report:
    """Read a file; a PDF whose pages turn out to be pictures once more, as what it is."""
    from retrieval.readers.scans.reader import PictureReader

    if not isinstance(reader, PictureReader):
        try:
            return read_within(limits, reader, data, key)
        except ReadError as error:
            if error.reason.code is not Code.PDF_SCAN or not data.startswith(b"%PDF-"):
                raise
    return read_within(limits.for_recognition(), PictureReader(), data, key)


def _choose(data: bytes, key: str) -> Reader:
    from retrieval.readers.plain import PlainTextReader

    for reader in all_readers():
        if reader.recognises(data):
            return reader
    refusal = refusal_by_content(data)
    if refusal is None and data.startswith(_ZIP_MARKS) and _suffix(key) not in _packed_endings():
        refusal = reason(Code.ZIP_MISNAMED)
    if refusal is None:
        for reader in all_readers():
            if _suffix(key) in reader.suffixes:
                return reader
        if not _suffix(key):
            # Text, or refused as none.
            return PlainTextReader()
        refusal = refusal_by_name(key)
    raise UnsupportedFormat(key, refusal.code, **refusal.values)


@cache
def _packed_endings() -> frozenset[str]:
    """The endings of documents that are ZIP archives: what is damaged or something else is told by their readers."""
    from retrieval.readers.office import PACKED

    return PACKED


def refusal_by_name(key: str) -> Reason:
    """Why no reader takes a file of this name: what it is and what to do instead, or which endings are common."""
    known = ", ".join(COMMON_ENDINGS)
    ending = _suffix(key)
    return kind_by_name(key) or reason(Code.UNKNOWN_ENDING, ending=ending, known=known)


def _suffix(key: str) -> str:
    """The ending; "" also where a name only has a dot in it, as 关于2024.3.5会议的纪要."""
    ending = PurePosixPath(key).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ""


def known_endings() -> frozenset[str]:
    """The endings of all files that are read."""
    return frozenset().union(
        *(reader.suffixes for reader in all_readers()), *(box.suffixes for box in all_containers())
    )
