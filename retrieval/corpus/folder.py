"""The folder of reports: which files are in it, and their bytes, within bounds."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from retrieval.corpus.corrections import SUFFIX
from retrieval.errors import CorpusError, ReadError
from retrieval.readers import SEPARATOR, is_container, takes
from retrieval.reasons import Code, Reason, reason
from retrieval.types import Failure

INSIDE = SEPARATOR.removesuffix("/")
"""Behind the name of an archive, the folder of the sidecars of what is inside it."""

_PICTURES = ("_files", ".files", "_文件")
_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus as the folder lists it.

    Attributes:
        key: Its path below the folder, in POSIX form.
        size: Bytes, those of its sidecars (of an archive: of what is inside it) included.
        modified: Nanoseconds of the time when it or one of them last changed.
    """

    key: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What a walk through the folder found.

    Attributes:
        files: By ascending key.
        failed: Files and folders that could not be looked at.
        hidden: Beginnings of keys below which nothing is known, because a folder could not be opened.
    """

    files: tuple[CorpusFile, ...]
    failed: tuple[Failure, ...]
    hidden: tuple[str, ...]


def list_corpus(folder: Path) -> Listing:
    """Walk through the folder and all below it, links followed, each folder once.

    Raises:
        CorpusError: The folder is missing, not a folder, cannot be opened, or holds no report.
    """
    _check(folder)
    files: list[CorpusFile] = []
    failed: list[Failure] = []
    hidden: list[str] = []
    for found in _walk(folder):
        if isinstance(found, CorpusFile):
            files.append(found)
        else:
            failed.append(found)
            if found.key.endswith("/"):
                hidden.append(found.key)
    if "/" in hidden:
        raise CorpusError(Code.CORPUS_UNOPENABLE, folder=folder, problem=failed[0].reason.values["problem"])
    if not files and not failed:
        raise CorpusError(Code.CORPUS_EMPTY, folder=folder)
    return Listing(tuple(sorted(files, key=lambda file: file.key)), tuple(failed), tuple(hidden))


def list_files(folder: Path, keys: Iterable[str]) -> Listing:
    """Look at some files of the folder and at no other; what is not there, or is no report, is left out.

    Args:
        folder: The corpus folder.
        keys: The files' paths below it, in POSIX form.

    Raises:
        CorpusError: The folder is missing, or not a folder.
    """
    _check(folder)
    found = [one for key in sorted(set(keys)) if (one := _find(folder, key)) is not None]
    files = tuple(one for one in found if isinstance(one, CorpusFile))
    return Listing(files, tuple(one for one in found if isinstance(one, Failure)), ())


def stands_alone(folder: Path, key: str) -> bool:
    """Whether a file is there, and its coming or going means nothing for any other file.

    A page means that the folder of its pictures holds no reports, and an archive that the folder of its sidecars does
    not.
    """
    path = folder / key
    if not takes(key) or not path.is_file():
        return False
    beside = [path.name + INSIDE, *(path.stem + end for end in _PICTURES if path.suffix.lower() in _PAGES)]
    return not any(path.with_name(name).is_dir() for name in beside)


def read_file(folder: Path, file: CorpusFile, limit: int) -> bytes:
    """Read a file of the corpus.

    Args:
        folder: The corpus folder.
        file: Which.
        limit: Largest number of bytes taken.

    Raises:
        ReadError: It cannot be read, or is larger than the limit.
    """
    try:
        with (folder / file.key).open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise ReadError(file.key, Code.UNREADABLE, problem=error.strerror or error) from error
    if len(data) > limit:
        raise ReadError(file.key, Code.LARGE_FILE, limit=limit)
    return data


def _check(folder: Path) -> None:
    if not folder.exists():
        raise CorpusError(Code.NO_CORPUS, folder=folder)
    if not folder.is_dir():
        raise CorpusError(Code.CORPUS_NO_FOLDER, folder=folder)


def _find(folder: Path, key: str) -> CorpusFile | Failure | None:
    """One file, as a walk would find it."""
    steps = PurePosixPath(key).parts
    if any(step.startswith((".", "_")) for step in steps) or not steps or PurePosixPath(key).is_absolute():
        return None
    place = folder
    for step in steps[:-1]:
        if _belongs_to_file(step, partial(_holds, place)):
            return None
        place /= step
    path = folder / key
    try:
        found = _judged(path.stat(), key)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Failure(_printable(key), _unopenable(error))
    if found is None or isinstance(found, Failure):
        return found
    if stat.S_ISDIR(found.st_mode):
        return None
    sidecars: list[os.DirEntry[str] | Path] = [path.with_name(path.name + SUFFIX)]
    sidecars += _sidecars_below(f"{path}{INSIDE}")
    return _with_sidecars(CorpusFile(key, found.st_size, found.st_mtime_ns), sidecars)


def _holds(folder: Path, name: str) -> bool:
    return (folder / name).exists()


def _walk(corpus: Path) -> Iterator[CorpusFile | Failure]:
    """Every file and every obstacle below the folder, in no particular order."""
    seen: set[tuple[int, int]] = set()
    # A list instead of recursion: folders may be nested deeper than Python recurses.
    waiting = [(corpus, "")]
    while waiting:
        folder, below = waiting.pop()
        try:
            state = folder.stat()
            if (state.st_dev, state.st_ino) in seen:
                continue
            seen.add((state.st_dev, state.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Failure(below or "/", reason(Code.UNOPENABLE_FOLDER, problem=error.strerror or error))
            continue
        names = {entry.name: entry for entry in entries}
        for entry in entries:
            if entry.name.startswith((".", "_")):
                continue
            key = below + entry.name
            found = _look_at(entry, key)
            if isinstance(found, Failure):
                yield found
            elif found is not None and stat.S_ISDIR(found.st_mode):
                if not _belongs_to_file(entry.name, names.__contains__):
                    waiting.append((Path(entry.path), key + "/"))
            elif found is not None:
                yield _with_sidecars(CorpusFile(key, found.st_size, found.st_mtime_ns), _sidecars(entry.name, names))


def _belongs_to_file(folder: str, there: Callable[[str], object]) -> bool:
    """Whether a folder holds no reports, but what belongs to a file beside it.

    A browser saves the pictures of `通知.html` in `通知_files`; the sidecars of `2024.zip` stand in `2024.zip!`.
    (`a.txt!` may be anybody's folder.)
    """
    archive = folder.removesuffix(INSIDE)
    if archive != folder and is_container(archive) and takes(archive) and there(archive):
        return True
    page = next((folder.removesuffix(end) for end in _PICTURES if folder.endswith(end)), None)
    return page is not None and any(there(page + end) for end in _PAGES)


def _sidecars(name: str, names: Mapping[str, os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """The sidecar of a file, and those of what is inside it, in the folder beside it that is named for it."""
    if name + SUFFIX in names:
        yield names[name + SUFFIX]
    if name + INSIDE in names and takes(name):
        yield from _sidecars_below(names[name + INSIDE].path)


def _with_sidecars(file: CorpusFile, sidecars: Iterable[os.DirEntry[str] | Path]) -> CorpusFile:
    """Take corrections into what tells that a file changed."""
    size, modified = file.size, file.modified
    for sidecar in sidecars:
        with suppress(OSError):
            state = sidecar.stat()
            size += state.st_size
            # Its modification time may be an old one, where it was moved here; the time of its entry is not.
            modified = max(modified, state.st_mtime_ns, state.st_ctime_ns)
    return CorpusFile(file.key, size, modified)


def _sidecars_below(folder: str) -> Iterator[os.DirEntry[str]]:
    waiting = [folder]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith(SUFFIX):
                    yield entry


def _look_at(entry: os.DirEntry[str], key: str) -> os.stat_result | Failure | None:
    """The state of a folder or of a report's file; what hinders us from reading it; None if it is not for us."""
    try:
        state = entry.stat()
    except OSError as error:
        if entry.is_dir(follow_symlinks=False):
            return Failure(_printable(key) + "/", reason(Code.UNOPENABLE_FOLDER, problem=error.strerror or error))
        return Failure(_printable(key), _unopenable(error)) if takes(entry.name) else None
    return _judged(state, key)


def _judged(state: os.stat_result, key: str) -> os.stat_result | Failure | None:
    if not (stat.S_ISDIR(state.st_mode) or (stat.S_ISREG(state.st_mode) and takes(key))):
        return None
    if _printable(key) != key:
        return Failure(_printable(key), reason(Code.BAD_NAME))
    return state


def _unopenable(error: OSError) -> Reason:
    return reason(Code.UNOPENABLE, problem=error.strerror or error)


def _printable(key: str) -> str:
    """The key with bytes that are not UTF-8 spelled out."""
    return os.fsencode(key).decode("utf-8", "backslashreplace")
