"""Keys of programs: a table each in a TOML file, which holds no key but its hash.

A key is 256 random bits, which nobody guesses from a plain hash of it. Where the table names `collections`, its program
may ask just those; else it may ask what is open to everybody let in.
"""

import hmac
import json
import re
import secrets
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.errors import SettingsError, UsageError
from bot.private_files import for_its_owner
from bot.setup_codes import SetupCode
from retrieval.types import Reach, folded_name, name_in_file, named_in_file

KEY_PREFIX: Final = "wenju_"
"""How keys begin, so that scanners for leaked secrets can find them."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True, slots=True)
class Program:
    """Who has a key.

    Attributes:
        name: Its name.
        sha256: The hash of its key.
        reach: What it may ask.
    """

    name: str
    sha256: str
    reach: Reach


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
        self._programs = read_keys(path)
        if not self._programs:
            raise SettingsError(SetupCode.NO_KEYS, path=path)

    def astray(self, there: Iterable[str]) -> list[tuple[str, str]]:
        """The collections that tables name and that are not there, each behind its program's name.

        Args:
            there: The names of the collections that are.
        """
        known = set(map(folded_name, there))
        return [
            (program.name, name)
            for program in self._programs
            for name in sorted(program.reach.only or ())
            if name not in known
        ]

    def program_of(self, key: str) -> Program | None:
        """The program that has a key; None where nobody has it.

        Raises:
            SettingsError: The file has changed, and cannot be used any more.
        """
        if (state := _state(self._path)) != self._read_as:
            self._programs = read_keys(self._path)
            self._read_as = state
        # All are compared, each in the same time whatever it is: how long that takes tells nothing.
        given = _hash_of(key)
        found = [program for program in self._programs if hmac.compare_digest(given, program.sha256)]
        return found[0] if found else None


def read_keys(path: Path) -> tuple[Program, ...]:
    """The programs that have keys; none where there is no file.

    Raises:
        SettingsError: The file cannot be read, or is no such file.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SettingsError(SetupCode.KEYS_UNREADABLE, path=path, problem=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(SetupCode.BAD_KEYS, path=path, problem=error) from error
    return tuple(_program(path, name, table) for name, table in tables.items())


def _program(path: Path, name: str, table: object) -> Program:
    """An entry of the file, checked."""
    known = table.get("sha256") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not (isinstance(known, str) and _HASH.fullmatch(known)):
        raise SettingsError(SetupCode.BAD_KEY_ENTRY, path=path, name=name)
    names = table.get("collections")
    if "collections" in table and not (isinstance(names, list) and all(isinstance(one, str) and one for one in names)):
        raise SettingsError(SetupCode.BAD_KEY_COLLECTIONS, path=path, name=name)
    if names is None:
        return Program(name, known, Reach())
    meant = [named_in_file(one) for one in names]
    # Whoever wrote it, or had it written by a command of before, meant one; a key opens none that it was not made for.
    if any(len(either) > 1 for either in meant):
        raise SettingsError(SetupCode.KEY_FOR_EITHER, path=path, name=name)
    return Program(name, known, Reach(owner=True, only=frozenset[str]().union(*meant)))


def make_key(path: Path, name: str, collections: Sequence[str] = ()) -> str:
    """Make a key for a program, and write its hash to the file, which its owner alone can read.

    Args:
        path: The file; made when missing.
        name: Of the program.
        collections: Those that it may ask; none: what is open to everybody let in.

    Returns:
        The key, which is kept nowhere.

    Raises:
        UsageError: The name cannot be one, or has a key already.
        SettingsError: The file cannot be read or written, or is no such file.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(SetupCode.BAD_KEY_NAME, name=name)
    if name in (program.name for program in read_keys(path)):
        raise UsageError(SetupCode.KEY_NAME_TAKEN, path=path, name=name)
    key = KEY_PREFIX + secrets.token_urlsafe(32)
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        with open(path, "a", encoding="utf-8", opener=for_its_owner) as file:
            file.write("\n" if before.strip() else "")
            file.write(f'[{name}]\nsha256 = "{_hash_of(key)}"\n')
            if collections:
                file.write(f"collections = {json.dumps([*map(name_in_file, collections)], ensure_ascii=False)}\n")
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
