"""Keys of programs: a table each in a TOML file, which holds no key but its hash.

A key is 256 random bits, which nobody guesses from a plain hash of it. Further lines of a table may come to say what
its program may ask.
"""

import hmac
import re
import secrets
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.errors import SettingsError, UsageError
from bot.private_files import for_its_owner
from bot.setup_codes import SetupCode

KEY_PREFIX: Final = "wenju_"
"""How keys begin, so that scanners for leaked secrets can find them."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


class Keys:
    """Tells programs by their keys; the file is read again where it has changed, so that a key can be revoked at once.

    Args:
        path: The file.

    Raises:
        SettingsError: It cannot be read, is no such file, or has no key.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read_as = _state(path)
        self._hashes = read_keys(path)
        if not self._hashes:
            raise SettingsError(SetupCode.NO_KEYS, path=path)

    def program_of(self, key: str) -> str | None:
        """The name of the program that has a key; None where nobody has it.

        Raises:
            SettingsError: The file has changed, and cannot be used any more.
        """
        if (state := _state(self._path)) != self._read_as:
            self._hashes = read_keys(self._path)
            self._read_as = state
        # All are compared, each in the same time whatever it is: how long that takes tells nothing.
        given = _hash_of(key)
        found = [name for name, known in self._hashes.items() if hmac.compare_digest(given, known)]
        return found[0] if found else None


def read_keys(path: Path) -> dict[str, str]:
    """The hashes of the keys, by the names of their programs; none where there is no file.

    Raises:
        SettingsError: The file cannot be read, or is no such file.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(SetupCode.KEYS_UNREADABLE, path=path, problem=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(SetupCode.BAD_KEYS, path=path, problem=error) from error
    for name, table in tables.items():
        known = table.get("sha256") if isinstance(table, dict) else None
        if not (isinstance(known, str) and _HASH.fullmatch(known)):
            raise SettingsError(SetupCode.BAD_KEY_ENTRY, path=path, name=name)
    return {name: table["sha256"] for name, table in tables.items()}


def make_key(path: Path, name: str) -> str:
    """Make a key for a program, and write its hash to the file, which its owner alone can read.

    Args:
        path: The file; made when missing.
        name: Of the program.

    Returns:
        The key, which is kept nowhere.

    Raises:
        UsageError: The name cannot be one, or has a key already.
        SettingsError: The file cannot be read or written, or is no such file.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(SetupCode.BAD_KEY_NAME, name=name)
    if name in read_keys(path):
        raise UsageError(SetupCode.KEY_NAME_TAKEN, path=path, name=name)
    key = KEY_PREFIX + secrets.token_urlsafe(32)
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        with open(path, "a", encoding="utf-8", opener=for_its_owner) as file:
            file.write("\n" if before.strip() else "")
            file.write(f'[{name}]\nsha256 = "{_hash_of(key)}"\n')
    except OSError as error:
        raise SettingsError(SetupCode.KEYS_UNWRITABLE, path=path, problem=error.strerror) from error
    return key


def _hash_of(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file does; None where it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
