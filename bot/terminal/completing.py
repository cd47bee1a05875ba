"""What Tab completes in the REPL: its commands, and the names that stand behind them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from retrieval.engine import Engine

COMMANDS: Final = (
    ":help",
    ":in",
    ":more",
    ":quit",
    ":reindex",
    ":show",
    ":since",
    ":source",
    ":sources",
    ":timeline",
    ":until",
)


class LineCompleter(Completer):
    """Completes a line that begins with a colon; a question is nobody's to finish.

    Args:
        engine: Knows reports and sources.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        """All that may stand where the cursor is."""
        line = document.text_before_cursor.lstrip()
        name, blank, begun = line.partition(" ")
        name = unicodedata.normalize("NFKC", name).lower()
        if not name.startswith(":"):
            return
        if not blank:
            yield from (Completion(command, -len(line)) for command in COMMANDS if command.startswith(name))
            return
        begun = begun.lstrip()
        for word in self._words(name):
            if word.casefold().startswith(begun.casefold()):
                yield Completion(word, -len(begun))

    def _words(self, name: str) -> Iterator[str]:
        if name == ":reindex":
            yield "--full"
        elif name == ":in":
            yield from (group.name for group in self._engine.groups("collection") if group.name.isprintable())
        elif name == ":source":
            yield from (group.name for group in self._engine.groups("source") if group.name.isprintable())
        elif name == ":show":
            reports = [report for report in self._engine.each_source() if report.title.isprintable()]
            counts = Counter(report.title for report in reports)
            for report in reports:
                if counts[report.title] == 1:
                    yield report.title
                if report.key.isprintable():
                    yield report.key
