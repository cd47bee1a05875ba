"""Files that come in from outside: a safe name in the corpus folder, written whole or not at all.

A name from a chat is hostile until proven otherwise: it may climb (`../`), hide (`.x`), hold NUL, be 300 characters
long or be one that Windows keeps for devices. What is kept of it here is safe on Linux, macOS and Windows.
"""

import os
import re
import tempfile
import unicodedata
from pathlib import Path, PurePosixPath

from retrieval.errors import CorpusError, UnsupportedFormat
from retrieval.readers import takes
from retrieval.readers.foreign import refusal_by_name

LONGEST_NAME = 120
"""Bytes of a file's name in UTF-8; Linux allows 255, eCryptfs 143."""

_NAMELESS = "报告"
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)


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
        refusal = refusal_by_name(f"x{ending}") or f"no reader takes {ending or 'files without an ending'}"
        raise UnsupportedFormat(kept or _NAMELESS, refusal)
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
