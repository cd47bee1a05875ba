"""Files that come in from outside: a safe name in the corpus folder, written whole or not at all, and corrected.

A name from a chat is hostile until proven otherwise: it may climb (`../`), hide (`.x`), hold NUL, be 300 characters
long or be one that Windows keeps for devices. What is kept of it here is safe on Linux, macOS and Windows.
"""

import os
import re
import tempfile
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from retrieval.errors import CorpusError, ReadError, UnsupportedFormat
from retrieval.readers import patterns, read_report, takes
from retrieval.readers.decoding import decode
from retrieval.types import Report

LONGEST_NAME = 120
"""Bytes of a file's name in UTF-8; Linux allows 255, eCryptfs 143."""

_NAMELESS = "报告"
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_FENCE = re.compile(r"-{3}\s*")
_KEY = re.compile(r"\s*([^:：]{1,40})[:：]")


def safe_name(name: str) -> str:
    """The name a file gets in the corpus folder.

    Args:
        name: As it was sent: anything.

    Returns:
        A name without folders, at most `LONGEST_NAME` bytes, with an ending that a reader takes.

    Raises:
        UnsupportedFormat: No reader takes files with that ending.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in last)
    kept = " ".join(_FORBIDDEN.sub(" ", kept).split())
    # The x makes an ending of ".txt" alone.
    path = PurePosixPath(f"x{kept}")
    ending = path.suffix.lower()
    stem = path.stem[1:]
    # A leading dot, underscore or tilde hides a file from the corpus; Windows drops dots and spaces at the end.
    stem = stem.strip(" ._~#").replace("..", ".") or _NAMELESS
    if _DEVICE.fullmatch(stem.split(".")[0].strip()) or not takes(f"{stem}{ending}"):
        stem = f"{_NAMELESS}-{stem.replace('.', '-')}"
    room = LONGEST_NAME - len(ending.encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    if not takes(f"{stem}{ending}"):
        raise UnsupportedFormat(kept or _NAMELESS, f"no reader takes {ending or 'files without an ending'}")
    return f"{stem}{ending}"


def free_name(folder: Path, name: str) -> str:
    """The name, or with -2, -3 ... before its ending where the folder has such a file, in whatever case."""
    taken = {entry.name.casefold() for entry in folder.iterdir()}
    path = PurePosixPath(name)
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def write_file(folder: Path, name: str, data: bytes) -> Path:
    """Write a file whole or not at all; an existing one is replaced.

    Raises:
        CorpusError: The folder is missing or cannot be written.
    """
    path = folder / name
    try:
        # A name with a dot in front is no report, should the machine stop before it gets its own.
        descriptor, temporary = tempfile.mkstemp(prefix=".incoming-", dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            # mkstemp keeps others out; reports are as readable as the folder's other files.
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CorpusError(f"{path} cannot be written ({error.strerror}); check the folder's permissions") from error
    return path


def corrected(data: bytes, report: Report, *, source: str | None, published: date | None) -> bytes:
    """A report's file with another source or date written into it.

    Args:
        data: The file's bytes.
        report: As it was read from them.
        source: The right source; None leaves it.
        published: The right date; None leaves it.

    Returns:
        The file as UTF-8; reading it gives the same report with these values.

    Raises:
        ReadError: The file is of a kind that has no place for them.
    """
    wanted = replace(report, source=source or report.source, published=published or report.published)
    values: dict[str, tuple[str, str]] = {}
    if source:
        values["source"] = ("来源", source)
    if published:
        values["published"] = ("日期", _written(published))
    for text in _attempts(decode(data, report.key).text, values):
        try:
            read = read_report(text.encode(), report.key)
        except ReadError:
            continue
        if replace(read, id=wanted.id, sha256=wanted.sha256) == wanted:
            return text.encode()
    raise ReadError(report.key, "its source and date cannot be written into it; correct the file itself, then reindex")


def _attempts(text: str, values: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Texts with the values written in: into the front matter, below the title, on top, as new front matter."""
    lines = text.lstrip().split("\n")
    added = [f"{name}：{value}" for name, value in values.values()]
    # Quoted, so that YAML takes a colon or a number sign for what it is.
    quoted = ["{}: '{}'".format(name, value.replace("'", "''")) for name, value in values.values()]
    if _FENCE.fullmatch(lines[0]):
        yield "\n".join([lines[0], *quoted, *_without(lines[1:], values)])
    yield "\n".join([lines[0], *added, *lines[1:]])
    yield "\n".join([lines[0], "", *added, "", *lines[1:]])
    yield "\n".join([*added, *lines])
    yield "\n".join(["---", *quoted, "---", "", *lines])


def _without(lines: list[str], values: Container[str]) -> list[str]:
    """The lines of front matter and body, less those of the front matter that give other values."""
    kept = []
    inside = True
    for line in lines:
        inside = inside and not _FENCE.fullmatch(line)
        key = _KEY.match(line) if inside else None
        if not (key and patterns.FRONT_MATTER_KEYS.get(key[1].strip().casefold()) in values):
            kept.append(line)
    return kept


def _written(published: date) -> str:
    return published.isoformat(" ", "minutes") if isinstance(published, datetime) else published.isoformat()
