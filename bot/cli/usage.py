"""What is wrong with a command line, in the owner's language; the library's own sentences are English."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.texts import TerminalTexts


def usage(error: typer.TyperException, texts: "TerminalTexts") -> str:
    """One line about a command line that cannot be meant so.

    Args:
        error: Of the library, or raised by a command as `typer.BadParameter`.
        texts: The reader's language.
    """
    said = error.format_message().strip()
    for english, own in texts.usage:
        said = said.replace(english, own)
    return f"{said.rstrip('.')}{texts.usage_hint}"
