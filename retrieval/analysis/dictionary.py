"""jieba's dictionary as logarithms of probabilities: compiled once, kept in a folder of our own, and read as needed.

jieba's own cache lies unverified in the shared temporary folder, where any user of the machine can replace it. Ours
lies in a folder that only its owner can write, with checksums, or nowhere. Its words stand there by their first
character: a question, and the few passages that are looked at for it, need some hundred of twelve thousand characters,
so that a command which asks one question is ready in milliseconds and never holds the 80 MB.
"""

import hashlib
import logging
import marshal
import math
import mmap
import os
import stat
import tempfile
import warnings
import zlib
from collections import defaultdict
from collections.abc import Set
from importlib.metadata import version
from pathlib import Path
from typing import Final

JIEBA_VERSION: Final = version("jieba")

PREFIX: Final = -math.inf
"""What the beginning of a word is worth: never wins, and needs no test for it."""

_FORMAT: Final = "3"

# jieba's parts of speech: names of places and of organisations.
_PLACE_TAGS: Final = frozenset({"ns", "nt"})

_CHECKSUM_BYTES: Final = 32
_LENGTH_BYTES: Final = 4

_log = logging.getLogger(__name__)


class Dictionary:
    """What jieba knows of words.

    Args:
        logs: The logarithm of each word's probability; `PREFIX` for the beginning of one, which is none itself.
        log_total: That of the sum of their counts.
        characters: How often each character occurs, as a share of the running words.
        places: The words that name a place or an organisation.
        shelf: Where further words stand; None where all are here.
    """

    def __init__(
        self,
        logs: dict[str, float],
        log_total: float,
        characters: dict[str, float],
        places: set[str],
        shelf: "_Shelf | None" = None,
    ) -> None:
        self.logs = logs
        self.log_total = log_total
        self.characters = characters
        self.places = places
        self._shelf = shelf
        self._here: set[str] = set()

    def need(self, text: str) -> None:
        """Have all words in `logs` and `places` that begin with a character of a text."""
        if (shelf := self._shelf) is not None and not self._here.issuperset(text):
            self._fetch(shelf, set(text))

    def need_all(self) -> None:
        """Have every word there."""
        if (shelf := self._shelf) is not None:
            self._fetch(shelf, shelf.characters)
            self._shelf = None

    def _fetch(self, shelf: "_Shelf", characters: Set[str]) -> None:
        # Two threads may fetch the same: it says the same. What was changed since stands under a character that is
        # here, which is never fetched again.
        for character in characters - self._here:
            words = shelf.words(character)
            if words is None:
                _log.warning("the compiled dictionary is damaged, and is compiled anew")
                whole = _compile()
                self.logs.update((word, log) for word, log in whole.logs.items() if word[0] not in self._here)
                self.places.update(whole.places)
                self._shelf = None
                return
            self.logs.update(words[0])
            self.places.update(words[1])
            self._here.add(character)


class _Shelf:
    """The words in a file, by their first character.

    Args:
        data: All of the file.
        begin: Where in it the words begin.
        places: Where behind that those of a character are: from, to, and their checksum.
    """

    def __init__(self, data: mmap.mmap, begin: int, places: dict[str, tuple[int, int, int]]) -> None:
        self._data = data
        self._begin = begin
        self._places = places

    @property
    def characters(self) -> Set[str]:
        """With which words begin."""
        return self._places.keys()

    def words(self, character: str) -> tuple[dict[str, float], list[str]] | None:
        """The words that begin with a character, and those of places among them; None where they are damaged."""
        if character not in self._places:
            return {}, []
        start, end, checksum = self._places[character]
        data = self._data[self._begin + start : self._begin + end]
        if zlib.crc32(data) != checksum:
            return None
        words: tuple[dict[str, float], list[str]] = marshal.loads(data)  # noqa: S302 - own folder, checksum verified
        return words


def load_dictionary(cache: Path | None) -> Dictionary:
    """Load the dictionary from the cache where there is a sound one; otherwise compile it, and keep it there.

    Args:
        cache: A folder for it, made with access for its owner only; None keeps nothing on disk.
    """
    path = None if cache is None else cache / f"jieba-{JIEBA_VERSION}-{_FORMAT}.{marshal.version}.cache"
    if path is not None and (cached := _load(path)) is not None:
        return cached
    compiled = _compile()
    if path is not None:
        _save(path, compiled)
    return compiled


def _compile() -> Dictionary:
    with warnings.catch_warnings():
        # jieba 0.42.1 has invalid escapes and imports pkg_resources: nothing a user of Wenju could mend.
        warnings.simplefilter("ignore")
        # Here, since where there is a cache nobody needs it: importing it takes 0.15 s, in each process.
        import jieba
    dictionary = jieba.Tokenizer()
    counts, total = dictionary.gen_pfdict(dictionary.get_dict_file())
    log_total = math.log(total)
    value = {count: math.log(count) - log_total if count else PREFIX for count in set(counts.values())}
    logs: dict[str, float] = {}
    for word, count in counts.items():
        word = word.lower()
        logs[word] = max(value[count], logs.get(word, PREFIX))
    characters: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        if count:
            for character in word:
                characters[character] += count / total
    with dictionary.get_dict_file() as lines:
        tagged = (line.decode("utf-8").split() for line in lines)
        places = {entry[0].lower() for entry in tagged if entry[-1] in _PLACE_TAGS}
    return Dictionary(logs, log_total, dict(characters), places)


def _load(path: Path) -> Dictionary | None:
    try:
        folder = path.parent.stat()
        if hasattr(os, "getuid") and (folder.st_uid != os.getuid() or folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            _log.info("%s can be written by others: the compiled dictionary there is not used", path.parent)
            return None
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # which an empty file is
        return None
    start = _CHECKSUM_BYTES + _LENGTH_BYTES
    end = start + int.from_bytes(data[_CHECKSUM_BYTES:start])
    if hashlib.sha256(data[start:end]).digest() != data[:_CHECKSUM_BYTES]:
        return None
    log_total, characters, places = marshal.loads(data[start:end])  # noqa: S302 - own folder, checksum verified
    return Dictionary({}, log_total, characters, set(), _Shelf(data, end, places))


def _save(path: Path, compiled: Dictionary) -> None:
    """Write the cache in one step; a folder that cannot be written only costs time at the next start."""
    by_character: dict[str, tuple[dict[str, float], list[str]]] = defaultdict(lambda: ({}, []))
    for word, log in compiled.logs.items():
        by_character[word[0]][0][word] = log
    for place in sorted(compiled.places):
        by_character[place[0]][1].append(place)
    body = bytearray()
    places = {}
    for character, words in by_character.items():
        data = marshal.dumps(words)
        places[character] = (len(body), len(body) + len(data), zlib.crc32(data))
        body += data
    head = marshal.dumps((compiled.log_total, compiled.characters, places))
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
        _log.debug("the compiled dictionary was not kept in %s: %s", path.parent, error)
