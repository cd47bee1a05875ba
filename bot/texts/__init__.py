"""Every sentence a person reads in a conversation, in Chinese and in English.

These are the words of the answers, of the REPL, and of the one line in which a command fails.
`words` names them, `zh` and `en` say them, `phrasing` fills those with braces (`str.format`); `reasons` says in Chinese
what went wrong, `setup` what an owner is told, `program_reasons` what programs are, `command_line` what is wrong with a
command.
"""

from typing import TYPE_CHECKING

from bot.texts.en import EN
from bot.texts.phrasing import TerminalTexts
from bot.texts.zh import ZH

if TYPE_CHECKING:
    from retrieval.types import Changes, Progress

__all__ = ["EN", "LANGUAGES", "ZH", "TerminalTexts", "fill_changes", "phase_of"]

_LONGEST_NAME = 24

LANGUAGES = {"zh": ZH, "en": EN}


def phase_of(progress: "Progress", texts: TerminalTexts) -> str:
    """What a long job is at; of a scan, which page of which file."""
    if progress.phase != "recognise":
        return texts.phases[progress.phase]
    name = progress.key.rpartition("/")[2]
    name = name if len(name) <= _LONGEST_NAME else "…" + name[-_LONGEST_NAME:]
    return texts.page_recognised.format(key=name, page=progress.done, pages=progress.total)


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
