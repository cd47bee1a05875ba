"""Text to index terms: one tokeniser for passages and questions, and the stop words of questions.

Three kinds of term share one index, told apart by their prefix:

* `w:` jieba words without its hidden Markov model, no punctuation;
* `b:` bigrams of each run of Chinese characters, and whole runs of letters and digits;
* `u:` single Chinese characters, and whole runs of letters and digits.

In a question a word counts twice, which scores like three indexes joined as b + 2w + u.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import opencc

from retrieval.analysis.characters import WIDE_CHARACTERS
from retrieval.analysis.dictionary import JIEBA_VERSION
from retrieval.analysis.lattice import Lattice
from retrieval.analysis.normalisation import NORMALISATION, normalise
from retrieval.analysis.questions import MAX_QUESTION, QuestionTerms, Synonym, Word, mask_asking
from retrieval.analysis.segmentation import Segmenter, shared_segmenter
from retrieval.analysis.vocabulary import read_vocabulary
from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.reasons import Code

__all__ = ["SYNONYM_WEIGHT", "WORD_WEIGHT", "QuestionTerms", "Tokenizer", "Word"]

WORD_WEIGHT: Final = 2.0
"""How often a word of the question counts; bigrams and single characters count once."""

SYNONYM_WEIGHT: Final = 1.0
"""Weight of a synonym's words: half of a word's own, so that passages with the asked word come first."""

# Stop words, left out of questions: they stand nearly everywhere, so they cost the most time and decide nothing
# (recall@1 with and without them on ncp-tune 93.4 / 93.5, drcd-dev 95.6 / 95.6, cmrc-dev 98.5 / 98.5).
_FUNCTION_WORDS: Final = frozenset({"的", "了", "是", "在"})

# Words of a passage of 500 characters, and how much more often than by chance two characters stand together.
_PASSAGE_WORDS: Final = 250
_TOGETHER: Final = 5

_COMMON: Final = 65_536
"""Terms whose share of everyday passages is remembered, 8 MB."""

# Count up with every change of the terms that no other part of the fingerprint shows.
_VERSION: Final = "1"

# Letters, digits and characters without a gap: where words may lie (T恤, 科创20条).
_BLOCK: Final = re.compile(r"[^\W_]+")
LONGEST_RUN: Final = 64
"""Characters of a piece of letters and digits at most, so that a pasted Base64 image stays small terms."""

# One pattern with these characters, since it takes 2 ms to compile.
_WIDE_RUN: Final = re.compile(f"[{WIDE_CHARACTERS}]+")


class Tokenizer:
    """Makes index terms of passages and questions; safe to share between threads once built.

    The dictionary is loaded at first need, which takes about a second, or a fifth of it with a cache. Tokenisers of one
    process that were given the same words share it.

    Args:
        words: The owner's word list; None for the starter list.
        synonyms: The owner's synonym list; None for the starter list.
        cache: A folder of our own for jieba's compiled dictionary; None keeps nothing on disk.

    Attributes:
        fingerprint: Changes whenever the same text may give other terms; an index is valid for one only.

    Raises:
        VocabularyError: A list cannot be read, or one of its lines is not understood.
    """

    def __init__(self, words: Path | None = None, synonyms: Path | None = None, cache: Path | None = None) -> None:
        vocabulary = read_vocabulary(words, synonyms)
        self._load_segmenter = partial(shared_segmenter, vocabulary.words, cache)
        self._groups = {word: group for group in vocabulary.groups for word in group}
        self._synonym = _any_of(self._groups)
        parts = (_VERSION, NORMALISATION, opencc.__version__, JIEBA_VERSION, vocabulary.canonical)
        self.fingerprint: str = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    @cached_property
    def _segmenter(self) -> Segmenter:
        return self._load_segmenter()

    @cached_property
    def _common(self) -> Callable[[str], float]:
        """The share of everyday passages with a term; most terms of a question stood in others before."""
        # Of the segmenter, not of self: a cache that led back here would keep the dictionary in a circle.
        return lru_cache(maxsize=_COMMON)(partial(_common_share, self._segmenter))

    @property
    def lattice(self) -> Lattice:
        """Its dictionary, to find the words of much text at once (see `retrieval.index.inversion`)."""
        return self._segmenter.lattice

    @property
    def has_lattice(self) -> bool:
        """Whether that is made already."""
        return self._segmenter.has_lattice

    def terms(self, text: str) -> list[str]:
        """Index terms of a text, as many times as they occur, in no promised order.

        Args:
            text: Any string; white space, punctuation, emoji and control characters give no terms.
        """
        return self._terms(normalise(text))

    def question(self, text: str) -> QuestionTerms:
        """Weighted index terms of a question, words of asking set aside, synonyms added.

        Args:
            text: A question in plain words, 1 to 500 characters without the white space around it.

        Returns:
            Its terms.

        Raises:
            EmptyQuestion: Nothing is left but white space, punctuation and words of asking.
            QuestionTooLong: More than 500 characters.
        """
        text = text.strip()
        if len(text) > MAX_QUESTION:
            raise QuestionTooLong(Code.LONG_QUESTION, length=len(text), limit=MAX_QUESTION)
        asked = normalise(text)
        masked = mask_asking(asked)
        blocks = [(block, self._words(block)) for block in _BLOCK.findall(masked)]
        own = Counter([term for term in _terms_of(blocks) if term[2:] not in _FUNCTION_WORDS])
        if not own:
            raise EmptyQuestion(Code.EMPTY_QUESTION)
        weights = {term: n * (WORD_WEIGHT if term.startswith("w:") else 1.0) for term, n in own.items()}
        synonyms = tuple(self._synonyms(masked))
        for synonym in synonyms:
            for term in sorted(frozenset[str]().union(*synonym.others)):
                weights.setdefault(term, SYNONYM_WEIGHT)
        pairs = dict.fromkeys(pair for _, words in blocks for pair in pairwise(words))
        return QuestionTerms(
            asked,
            masked,
            weights,
            frozenset(own),
            synonyms,
            tuple(pairs),
            {term: self._common(term) for term in own},
            tuple([term[2:] for term in own if term.startswith("w:") and self._segmenter.is_place(term[2:])]),
            tuple([term[2:] for term in own if term.startswith("w:") and self._segmenter.is_name(term[2:])]),
            self.words,
        )

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text in their order, each with its class, without punctuation.

        Args:
            text: Normalised.
        """
        found = []
        for block in _BLOCK.finditer(text):
            start = block.start()
            for word in self._words(block.group()):
                found.append(Word(word, start, self._segmenter.word_class(word)))
                start += len(word)
        return tuple(found)

    def _synonyms(self, masked: str) -> Iterator[Synonym]:
        if self._synonym is None:
            return
        found = dict.fromkeys(self._synonym.findall(masked))
        for word in found:
            others = [other for other in self._groups[word] if other not in found]
            if others:
                yield Synonym(
                    frozenset(self._terms(word)),
                    tuple(frozenset(t for t in self._terms(other) if t.startswith("w:")) for other in others),
                )

    def _terms(self, normal: str) -> list[str]:
        return _terms_of((block, self._words(block)) for block in _BLOCK.findall(normal))

    def _words(self, block: str) -> list[str]:
        if _WIDE_RUN.fullmatch(block):
            return self._segmenter.cut(block)
        borders = [0]
        for run, end, wide in _runs(block):
            borders.extend(range(end - len(run) + 1, end + 1) if wide else (end,))
        return self._segmenter.cut_units(block, borders)


def _common_share(segmenter: Segmenter, term: str) -> float:
    """The share of everyday passages with a term."""
    word = term[2:]
    frequency = segmenter.frequency(word)
    if not frequency and term.startswith("b:") and len(word) == len("二字"):
        # Across a word border: by chance, and somewhat more often than that.
        frequency = _TOGETHER * segmenter.frequency(word[0]) * segmenter.frequency(word[1])
    return 1 - math.exp(-_PASSAGE_WORDS * frequency)


def _terms_of(blocks: Iterable[tuple[str, list[str]]]) -> list[str]:
    """The index terms of blocks, whose words are given."""
    terms: list[str] = []
    for block, words in blocks:
        terms += ["w:" + word for word in words]
        for run, _, wide in _runs(block):
            if wide:
                terms += ["u:" + character for character in run]
                terms += ["b:" + run[at : at + 2] for at in range(len(run) - 1)]
            else:
                terms += ("b:" + run, "u:" + run)
    return terms


def _runs(block: str) -> Iterator[tuple[str, int, bool]]:
    """Pieces of a block: what each says, where it ends, whether that is Chinese characters or letters and digits."""
    end = 0
    for start, stop in [*(wide.span() for wide in _WIDE_RUN.finditer(block)), (len(block),) * 2]:
        for at in range(end, start, LONGEST_RUN):
            piece = block[at : min(at + LONGEST_RUN, start)]
            yield piece, at + len(piece), False
        if start < stop:
            yield block[start:stop], stop, True
        end = stop


def _any_of(words: dict[str, tuple[str, ...]]) -> re.Pattern[str] | None:
    """Finds the longest of the words; one that ends in a letter or digit must end there in the text too."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(
            ("(?<![a-z0-9])" if re.match("[a-z0-9]", word) else "")
            + re.escape(word)
            + ("(?![a-z0-9])" if re.search("[a-z0-9]$", word) else "")
            for word in longest_first
        )
    )
