"""Collections on a terminal: a line each, with who may ask it, and what is wrong with the rules."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.texts import TerminalTexts
from bot.untrusted import on_one_line
from retrieval.types import Failure, Group, Rules, folded_name


def show_collections(
    console: Console, there: Sequence[Group], rules: Rules, wrong: Failure | None, texts: TerminalTexts
) -> None:
    """Print collections.

    Args:
        console: Where to.
        there: The collections.
        rules: Who may ask them.
        wrong: What is wrong with the rules.
        texts: The reader's language.
    """
    if wrong:
        console.print(Text(on_one_line(texts.tell(wrong.reason)), "yellow"))
    for group in there:
        subjects = rules.closed.get(folded_name(group.name))
        who = texts.everybody
        if rules.broken or subjects is not None:
            who = ", ".join(map(str, sorted(subjects or ()))) or texts.only_admins
        console.print(on_one_line(texts.collection_line.format(name=group.name, count=group.reports, who=who)))
    names = {folded_name(group.name) for group in there}
    for name in rules.closed:
        if name not in names:
            console.print(Text(on_one_line(texts.no_such_folder.format(name=name)), "yellow"))
