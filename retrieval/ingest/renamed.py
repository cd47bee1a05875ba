"""A file that was renamed or moved inside the folder is known by its bytes: its report stays itself under the new key.

It keeps its number, what people judged of it, and its correction, whose sidecar is put beside it where it was left.
The sidecar goes first: a run that is killed between finds the file by its bytes again, and the sidecar by its hash.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from retrieval.backend import FileRecords, Transactions
from retrieval.corpus import INSIDE, CorpusFile, digest_with, load_sidecar, sidecar_of, write_whole
from retrieval.errors import CorpusError, ReadError
from retrieval.readers import SEPARATOR
from retrieval.store import FileState


@dataclass(frozen=True, slots=True)
class Renames:
    """What an index has to do that files have other names now, all of it or nothing.

    Attributes:
        keys: The old and the new key of each file, and of what is inside it, by number; they may be swapped.
        displaced: The files whose keys were taken by others that are no longer there, by key: they have none any more.
        again: Numbers of those that are to be read again whatever their bytes are.
    """

    keys: Mapping[int, tuple[str, str]]
    displaced: Mapping[str, FileState]
    again: frozenset[int]

    @property
    def indexed(self) -> dict[str, int]:
        """The reports of displaced files, by key."""
        return {key: state.id for key, state in self.displaced.items() if state.state == "indexed"}


@dataclass(frozen=True, slots=True)
class _Move:
    """A file under its new key; `state` is what is known of it under the old one."""

    state: FileState
    old: str
    new: str


class Renaming:
    """Finds the files of one folder that have another name now.

    Args:
        store: Where what is known of files is kept,
        files: under these.
        corpus: The folder of reports.
        limit: Bytes of the largest file that is read.
    """

    def __init__(self, store: Transactions, files: FileRecords, corpus: Path, limit: int) -> None:
        self._store = store
        self._files = files
        self._corpus = corpus
        self._limit = limit

    def find(self, changed: Sequence[CorpusFile], known: Mapping[str, FileState]) -> Renames | None:
        """See what was renamed, and bring corrections along.

        Args:
            changed: The files that are new, or not as they were.
            known: What is remembered of files, by key: of these at least.

        Returns:
            What the index is to do; None where there is nothing. Afterwards the folder and what is known of its files
            are to be looked at again.
        """
        moves = self._moves(changed, known)
        if not moves:
            return None
        self._bring_sidecars(moves)
        for move in moves:
            self._bring_sidecars_inside(move)
        with self._store.reading():
            return self._renames(moves)

    def _moves(self, changed: Sequence[CorpusFile], known: Mapping[str, FileState]) -> list[_Move]:
        with self._store.reading():
            if not self._files.any_content():
                return []
        arrived: defaultdict[str, list[str]] = defaultdict(list)
        for file in changed:
            content, own = self._content_of(file.key), known.get(file.key)
            if content and (own is None or own.content != content):
                arrived[content].append(file.key)
        moves: list[_Move] = []
        with self._store.reading():
            stored = self._files.of_contents(arrived)
        for content, keys in arrived.items():
            found = stored[content]
            # Of two files with the same bytes, the one that is still there stays what it is.
            left = {key: state for key, state in found.items() if self._content_of(key) != content}
            for key in sorted(keys):
                own = known.get(key)
                overwrites = own is not None and own.state != "gone"
                # What vanished long ago comes back under a name that is free, and is no reason to rename what is there.
                choice = [old for old, state in left.items() if not overwrites or state.state != "gone"]
                if choice:
                    old = min(choice, key=lambda one: (left[one].state == "gone", *_unlike(one, key), left[one].id))
                    moves.append(_Move(left.pop(old), old, key))
        return moves

    def _content_of(self, key: str) -> str | None:
        """The hash of a file's bytes as they are now; None where there is no such file, or one too large to be read."""
        path = self._corpus / key
        if PurePosixPath(key).is_absolute() or not path.is_file():
            return None  # of a report that has no key any more; opening a pipe would wait for whoever writes to it
        try:
            if path.stat().st_size > self._limit:
                return None
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return None

    def _bring_sidecars(self, moves: Sequence[_Move]) -> None:
        """Put corrections beside their files; all are written before any is taken away, for names may be swapped.

        In a folder that cannot be written they stay, and `check` lists them.
        """
        found = [(move, *place) for move in moves if (place := self._left_sidecar(move))]
        with suppress(OSError, CorpusError):
            for move, _, data in found:
                write_whole(self._waiting(move), data)
            for move, _, _ in found:
                self._waiting(move).replace(sidecar_of(self._corpus / move.new))
            filled = {sidecar_of(self._corpus / move.new) for move, _, _ in found}
            for _, source, _ in found:
                if source not in filled:
                    source.unlink(missing_ok=True)

    def _left_sidecar(self, move: _Move) -> tuple[Path, bytes] | None:
        """The sidecar that must come along, and its bytes; None where there is none, or it came by itself."""
        state, beside = move.state, self._bytes_of_sidecar(self._corpus / move.new)
        content = state.content or ""
        if digest_with(beside, content) == state.sha256:
            return None
        old = sidecar_of(self._corpus / move.old)
        for place in (old, self._waiting(move)):
            with suppress(OSError):
                data = place.read_bytes()
                if digest_with(data, content) == state.sha256:
                    return place, data
                if place == old and not beside and not (self._corpus / move.old).exists():
                    return place, data  # changed since, or written since, and nobody else's
        return None

    def _bytes_of_sidecar(self, path: Path) -> bytes:
        try:
            return load_sidecar(path, path.name)
        except ReadError:
            return b""

    def _waiting(self, move: _Move) -> Path:
        """Where a sidecar stands until all are there: hidden, and found again after a sudden end."""
        sidecar = sidecar_of(self._corpus / move.new)
        return sidecar.with_name(f".{sidecar.name}.moved")

    def _bring_sidecars_inside(self, move: _Move) -> None:
        old, new = (self._corpus / f"{key}{INSIDE}" for key in (move.old, move.new))
        with suppress(OSError):
            if old.is_dir() and not new.exists() and not (self._corpus / move.old).exists():
                old.rename(new)

    def _renames(self, moves: Sequence[_Move]) -> Renames:
        """What becomes of all files that moved, with what is inside them."""
        old_keys = {move.old for move in moves}
        keys: dict[int, tuple[str, str]] = {}
        displaced: dict[str, FileState] = {}
        for move in moves:
            keys[move.state.id] = move.old, move.new
            for key, state in self._inside(move.old):
                keys[state.id] = key, move.new + key.removeprefix(move.old)
            if move.new not in old_keys:
                displaced |= {key: state for key, state in self._files.below(move.new).items() if key == move.new}
                displaced |= dict(self._inside(move.new))
        return Renames(
            keys, displaced, frozenset(move.state.id for move in moves if _ending(move.old) != _ending(move.new))
        )

    def _inside(self, key: str) -> Iterator[tuple[str, FileState]]:
        return ((one, state) for one, state in self._files.below(key).items() if one.startswith(key + SEPARATOR))


def _unlike(old: str, new: str) -> tuple[bool, bool]:
    """How little two keys have in common: a file that moved keeps its name, one that was renamed its folder."""
    before, after = PurePosixPath(old), PurePosixPath(new)
    return before.name != after.name, before.parent != after.parent


def _ending(key: str) -> str:
    return PurePosixPath(key).suffix.lower()
