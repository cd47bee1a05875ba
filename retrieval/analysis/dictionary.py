"""jieba's dictionary as logarithms of probabilities: compiled once, kept in a folder of our own, and read as needed.

jieba's own cache lies unverified in the shared temporary folder, where any user of the machine can replace it. Ours
lies in a folder that only its owner can write, with checksums, or nowhere. Its words stand there by their first
character: a question, and the few passages that are looked at for it, need some hundred of twelve thousand characters,
so that a command which asks one question is ready in milliseconds and never holds the 80 MB.
"""

import marshal
import math
import mmap
import sys
import warnings
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Set
from importlib.metadata import version
from pathlib import Path
from typing import Final

from retrieval.cache import keep, read_kept

JIEBA_VERSION: Final = version("jieba")

PREFIX: Final = -math.inf
"""What the beginning of a word is worth: never wins, and needs no test for it."""

_FORMAT: Final = "5"

# Parts of speech that nobody asks for: nouns are what a word is unless it is said, the rest are idioms and the like.
_PLAIN_CLASSES: Final = frozenset({"n", "i", "l", "zg", "x", "g", "ng", "o"})


class Dictionary:
    """What jieba knows of words.

    Args:
        logs: The logarithm of each word's probability; `PREFIX` for the beginning of one, which is none itself.
        log_total: That of the sum of their counts.
        shares: How often each character occurs, as a share of the running words.
        classes: The parts of speech of words that are no plain nouns, as jieba writes them: `v`, `nr`, `ns`.
        shelf: Where further words stand; None where all are here.
    """

    def __init__(
        self,
        logs: dict[str, float],
        log_total: float,
        shares: dict[str, float],
        classes: dict[str, str],
        shelf: "_Shelf | None" = None,
    ) -> None:
        self.logs = logs
        self.log_total = log_total
        self.shares = shares
        self.classes = classes
        self._shelf = shelf
        self._here: set[str] = set()
        self._added: dict[str, dict[str, float]] = {}

    def add(self, words: Mapping[str, float]) -> None:
        """Have further words, or other values for words; before anything was asked for by `need`."""
        if self._shelf is None:
            _put(words, self.logs)
        for word, log in words.items():
            self._added.setdefault(word[0], {})[word] = log

    def need(self, text: str) -> None:
        """Have in `logs` and `classes` all words that begin with a character of a text, and its `shares`."""
        if (shelf := self._shelf) is not None and not self._here.issuperset(text):
            self._fetch(shelf, set(text))

    def need_all(self) -> None:
        """Have every word there."""
        if (shelf := self._shelf) is not None:
            self._fetch(shelf, set(shelf.characters) | self._added.keys())
            self._shelf = None

    def _fetch(self, shelf: "_Shelf", characters: Set[str]) -> None:
        # Two threads may fetch the same: it says the same. What was changed since stands under a character that is
        # here, which is never fetched again.
        for character in characters - self._here:
            found = shelf.find(character)
            if found is None:
                import logging  # 3 ms, for what hardly ever happens

                logging.getLogger(__name__).warning("the compiled dictionary is damaged, and is compiled anew")
                whole = _compile()
                for added in self._added.values():
                    _put(added, whole.logs)
                self.logs.update((word, log) for word, log in whole.logs.items() if word[0] not in self._here)
                self.classes.update(whole.classes)
                self.shares.update(whole.shares)
                self._shelf = None
                return
            logs, classes, share = found
            _put(self._added.get(character, {}), logs)
            self.logs.update(logs)
            self.classes.update(classes)
            if share:
                self.shares[character] = share
            self._here.add(character)


def _put(words: Mapping[str, float], logs: dict[str, float]) -> None:
    """Enter words with their values, and their beginnings."""
    for word, log in words.items():
        for end in range(1, len(word)):
            logs.setdefault(word[:end], PREFIX)
        logs[word] = log


_Entry = tuple[dict[str, float], dict[str, str], float]
"""The words that begin with a character, the classes of those that have one, and the character's share."""


class _Shelf:
    """The words in a file, by their first character.

    Args:
        data: All of the file.
        begin: Where in it the first entry begins.
        characters: Those that have an entry, in order: looked up by bisection, a table would take longer to read than
            all that a question needs.
        ends: Where the entry of each ends, behind `begin`.
        checksums: Of each entry.
    """

    def __init__(
        self, data: mmap.mmap, begin: int, characters: str, ends: tuple[int, ...], checksums: tuple[int, ...]
    ) -> None:
        self.characters = characters
        self._data = data
        self._begin = begin
        self._ends = ends
        self._checksums = checksums

    def find(self, character: str) -> _Entry | None:
        """The entry of a character, which is empty where there is none; None where it is damaged."""
        place = bisect_left(self.characters, character)
        if self.characters[place : place + 1] != character:
            return {}, {}, 0.0
        start = self._ends[place - 1] if place else 0
        data = self._data[self._begin + start : self._begin + self._ends[place]]
        if zlib.crc32(data) != self._checksums[place]:
            return None
        entry: _Entry = marshal.loads(data)  # noqa: S302 - own folder, checksum verified
        return entry


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
    shares: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        if count:
            for character in word:
                shares[character] += count / total
    with dictionary.get_dict_file() as lines:
        tagged = (line.decode("utf-8").split() for line in lines)
        classes = {entry[0].lower(): sys.intern(entry[-1]) for entry in tagged if entry[-1] not in _PLAIN_CLASSES}
    return Dictionary(logs, log_total, dict(shares), classes)


def _load(path: Path) -> Dictionary | None:
    kept = read_kept(path)
    if kept is None:
        return None
    head, data, begin = kept
    log_total, characters, ends, checksums = marshal.loads(head)  # noqa: S302 - own folder, checksum verified
    return Dictionary({}, log_total, {}, {}, _Shelf(data, begin, characters, ends, checksums))


def _save(path: Path, compiled: Dictionary) -> None:
    entries: dict[str, _Entry] = {character: ({}, {}, share) for character, share in compiled.shares.items()}
    for word, log in compiled.logs.items():
        entries.setdefault(word[0], ({}, {}, 0.0))[0][word] = log
    for word, kind in compiled.classes.items():
        entries[word[0]][1][word] = kind
    characters = "".join(sorted(entries))
    body = bytearray()
    ends: list[int] = []
    checksums: list[int] = []
    for character in characters:
        data = marshal.dumps(entries[character])
        body += data
        ends.append(len(body))
        checksums.append(zlib.crc32(data))
    keep(path, marshal.dumps((compiled.log_total, characters, tuple(ends), tuple(checksums))), body)
