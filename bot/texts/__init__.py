"""Every sentence a person reads in a conversation, in Chinese and in English.

These are the words of the answers, of the REPL, and of the one line in which a command fails.
Fields with braces are filled with `str.format`.
"""

from typing import TYPE_CHECKING

from bot.texts.en import EN
from bot.texts.words import TerminalTexts
from bot.texts.zh import ZH

if TYPE_CHECKING:
    from retrieval.types import Changes

__all__ = ["EN", "LANGUAGES", "ZH", "TerminalTexts", "fill_changes"]

LANGUAGES = {"zh": ZH, "en": EN}


def fill_changes(sentence: str, changes: "Changes") -> str:
    """Put what a reindex did into a sentence that asks for any of its counts: `{added}`, `{failed}`, `{seconds}`."""
    return sentence.format(
        added=changes.added,
        updated=changes.updated,
        removed=changes.removed,
        unchanged=changes.unchanged,
        failed=len(changes.failed),
        reports=changes.reports,
        passages=changes.passages,
        seconds=changes.seconds,
    )
