"""What a question asks: its words of asking are set aside, the rest becomes weighted terms.

什么, 多少 and their kin say what kind of answer is wanted and stand in no answer: left in, they would
draw the ranking to passages that ask something themselves (93.8 -> 94.1 MRR on the mixed pool without
them). Everything here reads normalised text, so 哪裡 and 為什麼 need no entry of their own.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

MAX_QUESTION: Final = 500
"""Longest question, in characters."""


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        text: The word, normalised.
        start: Where it stands in the normalised text.
        kind: Its part of speech as jieba writes it (`v`, `nr`, `ns`), `n` for plain nouns and the like; "" where
            jieba does not know it.
    """

    text: str
    start: int
    kind: str


class Synonym(NamedTuple):
    """A word of the question and the other words of its synonym group.

    Attributes:
        own: Index terms of the question's word.
        others: For each other word of the group its index terms: all of them together replace the word.
    """

    own: frozenset[str]
    others: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """A question as the index understands it.

    Attributes:
        asked: The normalised question.
        text: The same with blanks for words of asking.
        weights: Index terms with their weights, counted as often as they occur: a word (`w:`) 2, a bigram
            (`b:`) or a single character (`u:`) 1, a synonym's word `retrieval.analysis.tokens.SYNONYM_WEIGHT`.
        own: The terms of the question's own words.
        synonyms: The words that have synonyms.
        pairs: Words that stand side by side in it, without their prefix.
        common: For each of its own terms the share of everyday passages that have it, as far as known.
        places: Its words that name places or organisations.
        names: Its words that are proper nouns, or that the dictionary does not know, as names of models.
        words_of: Finds the words of a normalised text as those of the question were found.
    """

    asked: str
    text: str
    weights: Mapping[str, float]
    own: frozenset[str]
    synonyms: tuple[Synonym, ...]
    pairs: tuple[tuple[str, str], ...]
    common: Mapping[str, float]
    places: tuple[str, ...]
    names: tuple[str, ...]
    words_of: Callable[[str], tuple[Word, ...]] = field(repr=False, compare=False)


# Longest first where one begins another. 几 only before a measure word (几内亚 is no question), 哪 not in
# 哪吒, 多重 only after 有, 是 or 达 (多重保障).
_ASKING: Final = re.compile(
    "请问|请告诉我|告诉我|我想知道|我想问|想问一下|想问|麻烦问一下"
    "|为[什甚]么|[什甚]么(?:时候|时间|地方|样)?|是啥|有啥|啥时候"
    "|何时|何地|何处|何人|何种|何年|为何|如何"
    "|怎么样|怎么办|怎么|怎样|咋样|咋"
    "|多少|多久|(?<=[有是达])多[大长高远重深宽厚快]"
    "|哪(?!吒)[些里儿个位]?|谁"
    "|几(?=[个家项次天年种点位大条名类级届月日号岁分元万亿人所座只部部句层倍成支批轮段])"
    "|是否|能否|可否|是不是|能不能|可不可以|有没有|[吗呢吧](?=\\W|$)"
)


def mask_asking(question: str) -> str:
    """Blank the words of asking out.

    Args:
        question: A normalised question.

    Returns:
        Text of the same length.
    """
    return _ASKING.sub(lambda word: " " * len(word.group()), question)
