"""Words of Chinese text by jieba's dictionary, without its hidden Markov model: the only user of jieba.

jieba (0.42.1, MIT) brings the dictionary and the method: among all ways to cut a run of characters into
dictionary words, take the one whose words are the most probable together. `Segmenter.cut` gives exactly
what `jieba.cut(run, HMM=False)` gives for a run of Chinese characters (a test compares the two), faster,
since it keeps logarithms instead of counts. Without the model a run outside the dictionary costs linear
time (with it, 40,000 times the same character took 5 s) and retrieval is better (93.5 -> 93.8 MRR).

jieba's own cache lies unverified in the shared temporary folder, where any user of the machine can replace
it. Ours lies in a folder that only its owner can write, with a checksum, or nowhere.
"""

import hashlib
import logging
import marshal
import math
import os
import stat
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Final

from retrieval.analysis.lattice import Lattice

JIEBA_VERSION: Final = version("jieba")

_PREFIX: Final = -math.inf  # no word itself, but the beginning of one: never wins, and needs no test for it
_FORMAT: Final = "2"

# jieba's own proposal keeps a new word whole by itself only: 从小巨人中 became 从小|巨人|中. With the count of a
# common word it holds its ground against most neighbours; two characters occur too often by chance for that.
_FIRM_COUNT: Final = 1000
_FIRM_LENGTH: Final = 3

# jieba's parts of speech: names of places and of organisations.
_PLACE_TAGS: Final = frozenset({"ns", "nt"})

_CHECKSUM_BYTES: Final = 32

_log = logging.getLogger(__name__)


class Segmenter:
    """Cuts runs of Chinese characters into words; safe to share between threads once built.

    Args:
        words: Words beside jieba's, normalised, with their count in jieba's corpus of 60 million words, or
            None for a count large enough that the word stays whole.
        cache: A folder for the compiled dictionary (made with access for its owner only), which saves most
            of a second at each start; None compiles it anew each time.
    """

    def __init__(self, words: Iterable[tuple[str, int | None]] = (), cache: Path | None = None) -> None:
        self._logs, self._log_total, self._characters, places = _base(cache)
        self._places = frozenset(places)
        for word, count in words:
            self._add(word, count)

    def cut(self, run: str) -> list[str]:
        """Cut a run into its most probable words.

        Args:
            run: Normalised characters without white space or punctuation; each is a possible word border.

        Returns:
            The words in order; joined they are the run.
        """
        return self.cut_units(run, range(len(run) + 1))

    def cut_units(self, block: str, borders: Sequence[int]) -> list[str]:
        """Cut a block at some of the given borders, so that `20` in 科创20条 is never torn apart.

        Args:
            block: Normalised characters.
            borders: Rising offsets where a word may begin or end, with 0 and `len(block)`.

        Returns:
            The words in order; joined they are the block.
        """
        get = self._logs.get
        unknown = -self._log_total
        units = len(borders) - 1
        best = [0.0] * (units + 1)
        following = [0] * units
        for first in range(units - 1, -1, -1):
            start = borders[first]
            top = _PREFIX
            next_unit = first + 1
            score = get(block[start : borders[next_unit]])
            last = next_unit
            while score is not None:
                total = score + best[last]
                if total >= top:  # of two equal ways jieba takes the longer word
                    top, next_unit = total, last
                last += 1
                if last > units:
                    break
                score = get(block[start : borders[last]])
            if top == _PREFIX:
                top, next_unit = unknown + best[first + 1], first + 1
            best[first] = top
            following[first] = next_unit
        words = []
        at = 0
        while at < units:
            words.append(block[borders[at] : borders[following[at]]])
            at = following[at]
        return words

    @cached_property
    def lattice(self) -> Lattice:
        """The same dictionary for much text at once. Making it takes as long as cutting 400 passages."""
        return Lattice(self._logs, -self._log_total)

    @property
    def has_lattice(self) -> bool:
        """Whether that is made already."""
        return "lattice" in self.__dict__

    def frequency(self, text: str) -> float:
        """How often a word occurs in everyday Chinese, or a single character in whatever word.

        Args:
            text: One word or character, normalised.

        Returns:
            Its share of the running words; 0 where jieba does not know it.
        """
        if len(text) == 1:
            return self._characters.get(text, 0.0)
        return math.exp(self._logs.get(text, _PREFIX))

    def is_place(self, word: str) -> bool:
        """Whether jieba's dictionary has a word as the name of a place or of an organisation."""
        return word in self._places

    def _add(self, word: str, count: int | None) -> None:
        logs = self._logs
        if count is None:
            # jieba's suggest_freq: one more than the parts would give, so that the whole wins.
            parts = (logs.get(part, _PREFIX) for part in self.cut(word))
            probability = math.exp(sum(-self._log_total if p == _PREFIX else p for p in parts))
            known = logs.get(word, _PREFIX)
            count = int(probability * math.exp(self._log_total)) + 1
            if len(word) >= _FIRM_LENGTH:
                count = max(count, _FIRM_COUNT)
            value = max(known, math.log(count) - self._log_total)
        else:
            value = math.log(count) - self._log_total
        for end in range(1, len(word)):
            logs.setdefault(word[:end], _PREFIX)
        logs[word] = value


# Logarithms of the words' probabilities; that of their sum of counts; how often each character occurs; places.
_Dictionary = tuple[dict[str, float], float, dict[str, float], list[str]]


def _base(cache: Path | None) -> _Dictionary:
    """The dictionary as logarithms of probabilities, from the cache where there is a sound one."""
    path = None if cache is None else cache / f"jieba-{JIEBA_VERSION}-{_FORMAT}.{marshal.version}.cache"
    if path is not None and (cached := _load(path)) is not None:
        return cached
    compiled = _compile()
    if path is not None:
        _save(path, compiled)
    return compiled


def _compile() -> _Dictionary:
    with warnings.catch_warnings():
        # jieba 0.42.1 has invalid escapes and imports pkg_resources: nothing a user of Wenju could mend.
        warnings.simplefilter("ignore")
        # Here, since where there is a cache nobody needs it: importing it takes 0.15 s, in each process.
        import jieba
    dictionary = jieba.Tokenizer()
    counts, total = dictionary.gen_pfdict(dictionary.get_dict_file())
    log_total = math.log(total)
    value = {count: math.log(count) - log_total if count else _PREFIX for count in set(counts.values())}
    logs: dict[str, float] = {}
    for word, count in counts.items():
        word = word.lower()
        logs[word] = max(value[count], logs.get(word, _PREFIX))
    characters: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        if count:
            for character in word:
                characters[character] += count / total
    with dictionary.get_dict_file() as lines:
        tagged = (line.decode("utf-8").split() for line in lines)
        places = [entry[0].lower() for entry in tagged if entry[-1] in _PLACE_TAGS]
    return logs, log_total, dict(characters), places


def _load(path: Path) -> _Dictionary | None:
    try:
        folder = path.parent.stat()
        if hasattr(os, "getuid") and (folder.st_uid != os.getuid() or folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            _log.info("%s can be written by others: the compiled dictionary there is not used", path.parent)
            return None
        data = path.read_bytes()
    except OSError:
        return None
    checksum, payload = data[:_CHECKSUM_BYTES], data[_CHECKSUM_BYTES:]
    if hashlib.sha256(payload).digest() != checksum:
        return None
    loaded: _Dictionary = marshal.loads(payload)  # noqa: S302 - own folder, checksum verified
    return loaded


def _save(path: Path, compiled: _Dictionary) -> None:
    """Write the cache in one step; a folder that cannot be written only costs time at the next start."""
    payload = marshal.dumps(compiled)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        _log.debug("the compiled dictionary was not kept in %s: %s", path.parent, error)
