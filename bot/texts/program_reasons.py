"""What programs are told where a person would be told a command: they have `sources` and no prompt."""

from typing import Literal

from bot.texts.phrasing import TerminalTexts
from bot.texts.setup import owner_texts
from retrieval.reasons import AnyCode, Code

_REASONS: dict[Literal["zh", "en"], dict[AnyCode, str]] = {
    "zh": {
        Code.NO_SUCH_REPORT: "没有叫 {name!r} 的报告；sources 列出全部报告",
        Code.NO_REPORT_NUMBER: "没有编号是 {number} 的报告；sources 列出全部报告",
        Code.INDEX_OUTDATED: "词表、同义词或版本变了，索引需要更新；请主人运行 wenju reindex",
    },
    "en": {
        Code.NO_SUCH_REPORT: "there is no such report as {name!r}; sources lists all of them",
        Code.NO_REPORT_NUMBER: "no report has the number {number}; sources lists all of them",
        Code.INDEX_OUTDATED: "the word list, the synonyms or the version changed; its owner has to run wenju reindex",
    },
}


def program_texts(language: Literal["zh", "en"]) -> TerminalTexts:
    """The sentences for a program: those for an owner, but that name what programs may ask."""
    texts = owner_texts(language)
    return texts._replace(reasons={**texts.reasons, **_REASONS[language]})
