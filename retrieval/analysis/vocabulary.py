"""The two lists an owner may edit: words jieba does not know, and words that mean the same.

`words.txt` has a word a line, with its count in jieba's corpus where one wants to set it (`小巨人 500`);
jieba's own user dictionaries can be used as they are. `synonyms.txt` has a group a line:
`经开区 = 北京经济技术开发区 = 亦庄`. In both, `#` begins a comment and empty lines do not count. Starter
lists come with the package (`wordlists/`).
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from retrieval.analysis.normalisation import BETWEEN, normalise_all
from retrieval.errors import VocabularyError
from retrieval.reasons import Code, Reason, reason

STARTER_WORDS: Final = Path(__file__).parent / "wordlists" / "words.txt"
STARTER_SYNONYMS: Final = Path(__file__).parent / "wordlists" / "synonyms.txt"

MAX_WORD: Final = 40
"""Longest word or synonym, in characters: a slip of the keyboard should not become a dictionary entry."""

_Place = Callable[[], Reason]
"""Says where a line stands; asked for where one is refused alone."""

_WORD: Final = re.compile(r"[^\W_]+")


class Vocabulary(NamedTuple):
    """Both lists, normalised.

    Attributes:
        words: Each with its count, or None where the list gives none; the synonyms are among them.
        groups: Words that mean the same; each group has at least two.
    """

    words: tuple[tuple[str, int | None], ...]
    groups: tuple[tuple[str, ...], ...]

    @property
    def canonical(self) -> str:
        """What both lists say, independent of comments and spacing: it goes into the fingerprint."""
        return f"{self.words!r}{self.groups!r}"


def read_vocabulary(words: Path | None = None, synonyms: Path | None = None) -> Vocabulary:
    """Read a list of words and a list of synonyms.

    Args:
        words: The word list; None for the starter list.
        synonyms: The synonym list; None for the starter list.

    Returns:
        Both, normalised, in the order of their lines and without repetition.

    Raises:
        VocabularyError: A file cannot be read, or one of its lines is not understood.
    """
    counted: dict[str, int | None] = {}
    for place, line, normal in _lines(words or STARTER_WORDS, "words"):
        word, count = _read_word(place, line, normal)
        counted[word] = count
    groups: dict[str, tuple[str, ...]] = {}
    for place, line, normal in _lines(synonyms or STARTER_SYNONYMS, "synonyms"):
        group = _read_group(place, line, normal)
        for word in group:
            if word in groups:
                raise VocabularyError(Code.WORD_IN_TWO_GROUPS, place=place(), word=word)
            groups[word] = group
            if _WORD.fullmatch(word):
                counted.setdefault(word, None)
    return Vocabulary(tuple(counted.items()), tuple(dict.fromkeys(groups.values())))


def _lines(path: Path, setting: str) -> Iterator[tuple[_Place, str, str]]:
    """Each line that says something: its place and what it says, for an error message, and the same normalised."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise VocabularyError(
            Code.LIST_UNREADABLE, path=path, problem=error.strerror or error, setting=setting
        ) from error
    except UnicodeDecodeError as error:
        raise VocabularyError(Code.LIST_NOT_UTF8, path=path) from error
    said = {number: line.partition("#")[0].strip() for number, line in enumerate(text.splitlines(), 1)}
    lines = {number: line for number, line in said.items() if line}
    # All in one go: each by itself takes longer than all else that is done for a question.
    for (number, line), normal in zip(lines.items(), normalise_all([*lines.values()]).split(BETWEEN), strict=False):
        yield partial(reason, Code.LINE, path=path, line=number), line, normal


def _read_word(place: _Place, line: str, normal: str) -> tuple[str, int | None]:
    word, *rest = normal.split()
    _check(place, word)
    if not _WORD.fullmatch(word):
        raise VocabularyError(Code.WORD_WITH_SIGN, place=place(), word=word)
    # jieba's user dictionaries: word, count, part of speech; both of the latter may be missing.
    if len(rest) > 2 or (len(rest) == 2 and not rest[0].isdecimal()):
        raise VocabularyError(Code.NOT_WORD_AND_COUNT, place=place(), line=line)
    if not rest or not rest[0].isdecimal():
        if rest and not (rest[0].isascii() and rest[0].isalpha()):
            raise VocabularyError(Code.COUNT_NOT_WHOLE, place=place(), count=rest[0])
        return word, None
    count = int(rest[0]) if len(rest[0]) <= 9 else 0
    if count < 1:
        raise VocabularyError(Code.COUNT_OUT_OF_RANGE, place=place(), count=rest[0])
    return word, count


def _read_group(place: _Place, line: str, normal: str) -> tuple[str, ...]:
    group = tuple(dict.fromkeys(" ".join(part.split()) for part in normal.split("=")))
    if len(group) < 2:
        raise VocabularyError(Code.GROUP_OF_ONE, place=place(), line=line)
    for word in group:
        _check(place, word)
        if not _WORD.search(word):
            raise VocabularyError(Code.GROUP_WITH_GAP, place=place(), line=line)
    return group


def _check(place: _Place, word: str) -> None:
    if len(word) == 1:
        raise VocabularyError(Code.WORD_OF_ONE, place=place(), word=word)
    if len(word) > MAX_WORD:
        raise VocabularyError(Code.WORD_LONG, place=place(), beginning=word[:10], length=len(word), limit=MAX_WORD)
