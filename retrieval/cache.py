"""Files in a folder of our own that keep what takes long to work out, and that are only believed where they are sound.

A file has a checksum of its head, the head, and a body whose parts its writer verifies by itself.
"""

import hashlib
import mmap
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import logging

_CHECKSUM_BYTES: Final = 32
_LENGTH_BYTES: Final = 4


def read_kept(path: Path) -> tuple[bytes, mmap.mmap, int] | None:
    """Open what was kept.

    Args:
        path: The file.

    Returns:
        The head, all of the file, and where in it the body begins; None where there is no such file, where it is
        damaged, or where others can write in its folder.
    """
    try:
        folder = path.parent.stat()
        if hasattr(os, "getuid") and (folder.st_uid != os.getuid() or folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            _log().info("%s can be written by others: %s there is not used", path.parent, path.name)
            return None
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # which an empty file is
        return None
    start = _CHECKSUM_BYTES + _LENGTH_BYTES
    end = start + int.from_bytes(data[_CHECKSUM_BYTES:start])
    head = data[start:end]
    if hashlib.sha256(head).digest() != data[:_CHECKSUM_BYTES]:
        return None
    return head, data, end


def keep(path: Path, head: bytes, body: bytes | bytearray = b"") -> None:
    """Write a file in one step; a folder that cannot be written only costs time at the next start."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(head).digest() + len(head).to_bytes(_LENGTH_BYTES) + head + body)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        _log().debug("%s was not kept: %s", path, error)


def _log() -> "logging.Logger":
    import logging  # 3 ms, for what hardly ever happens

    return logging.getLogger(__name__)
