"""The conversation in a terminal: what each line that a person types does."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from rich.console import Console

from bot.config import Settings
from bot.errors import FilterError
from bot.talk.filter_values import checked, read_filters
from bot.talk.small_talk import recognise
from bot.terminal.console import show_answer, show_changes, show_context, show_hits
from bot.terminal.first_questions import first_questions
from bot.terminal.output.screen import paged, show_entries
from bot.terminal.paging import Paging
from bot.terminal.progress import reindex
from bot.terminal.prompt import Prompt
from bot.terminal.reports_shown import LISTED, show_choices, show_report, show_sources
from bot.texts import LANGUAGES
from bot.untrusted import for_terminal, on_one_line
from retrieval.engine import Engine
from retrieval.errors import (
    Busy,
    EmptyQuestion,
    ParagraphNotFound,
    QuestionTooLong,
    ReportNotFound,
    RulesError,
    SeveralReports,
    WenjuError,
)
from retrieval.holdings import Holdings

MOST_CHOICES = 9
"""Reports to choose from: as many as one digit can open."""

LINE_LIMIT = 1 << 20
"""Bytes of one line of standard input that are kept; far more than a question may have."""


_MENDED_BY_THE_NEXT = (
    *(EmptyQuestion, QuestionTooLong, ReportNotFound, ParagraphNotFound, RulesError),
    *(FilterError, Busy),
)
"""What is wrong with one line alone."""


class Repl:
    """Answers lines.

    Args:
        engine: Where the answers come from; the caller closes it.
        settings: For the language.
        console: Where answers go.
        notices: Where progress and failures go.
        holdings: What is asked at first; None for all that there is.
    """

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        console: Console,
        notices: Console,
        holdings: Holdings | None = None,
    ) -> None:
        self._engine = engine
        self._seen = holdings or engine
        self._texts = LANGUAGES[settings.language]
        self._console = console
        self._notices = notices
        self._paging = Paging(self._seen)
        self._hints = False
        self._choices: tuple[int, ...] = ()

    def converse(self, prompt: Prompt) -> None:
        """Prompt, answer, and so on until the person leaves."""
        stats = self._engine.stats()
        newest = stats.newest.strftime("%Y-%m-%d") if stats.newest else "–"
        self._say(self._texts.welcome.format(reports=stats.reports, newest=newest))
        if questions := first_questions(self._engine.corpus):
            self._say(self._texts.try_these)
            for question, shows in questions:
                self._say(on_one_line(f"  {question}  {shows}".rstrip()))
        if prompt.problem:
            self._say(self._texts.history_lost.format(path=prompt.path, reason=prompt.problem))
        self._hints = True
        while (line := prompt.read(self._texts, self._asked_of())) is not None:
            try:
                if not self.respond(line):
                    return
            except KeyboardInterrupt:
                self._say(f"\n{self._texts.interrupted}")
            except WenjuError as error:
                self._say(self._texts.explain(error))
            self._say("")

    def answer_lines(self, stream: BinaryIO) -> None:
        """Answer each line of a stream that is no terminal; nothing but answers is printed.

        Raises:
            WenjuError: What no other question could mend, such as a database that cannot be read.
        """
        for line in _lines(stream):
            if not line.strip():
                continue
            try:
                if not self.respond(line):
                    return
            except _MENDED_BY_THE_NEXT as error:
                self._say(self._texts.explain(error))
            self._say("")

    def respond(self, line: str) -> bool:
        """Do what one line says: a command, the number of a hit, or a question.

        Returns:
            False when the person wants to leave.
        """
        line = line.strip()
        choices, self._choices = self._choices, ()
        if line.startswith((":", "：")):
            name, *rest = line.split(maxsplit=1)
            return self._command(_narrow(name).lower(), *rest)
        if len(line) == 1 and _narrow(line) in "123456789":
            self._choose(choices, int(line)) if choices else self._open(int(line))
        elif kind := recognise(line):
            self._say(self._texts.chats(kind, ":help"))
        elif line:
            answer = self._paging.ask(line)
            if answer is None:
                self._more()
                return True
            hits = self._paging.more()
            if self._paging.meant.follows:
                self._say(self._texts.follows.format(question=self._paging.meant.question))
            filters = self._paging.asked_of
            none_match = not hits and not self._seen.extent(filters)[0]
            only = self._texts.narrowed(filters, self._seen.chosen)
            show_answer(self._console, answer, hits, self._texts, only, none_match=none_match)
            self._hint()
        return True

    def _command(self, name: str, argument: str = "") -> bool:
        match name, argument:
            case ":quit", "":
                return False
            case ":help", "":
                show_entries(self._console, self._texts.help)
            case ":more", "":
                self._more()
            case ":in", collection:
                self._ask_in(collection)
            case ((":since" | ":until" | ":source"), value):
                self._narrow_down(name[1:], value)
            case ":sources", "":
                sources = self._seen.sources(limit=LISTED)
                more = self._seen.extent()[0] - len(sources)
                with paged(self._console):
                    show_sources(self._console, sources, self._texts, more=more)
            case ":show", "":
                self._say(self._texts.wants_report)
            case ":show", reference:
                self._show(reference)
            case ":timeline", question:
                self._timeline(question)
            case ":reindex", "" | "--full" as full:
                changes = reindex(self._engine, self._notices, self._texts, full=bool(full))
                show_changes(self._console, changes, self._texts)
            case _:
                self._say(self._texts.unknown_command.format(command=f"{name} {argument}".strip()))
        return True

    def _timeline(self, question: str) -> None:
        """What the reports said over the years to a question, or to the latest one."""
        # Few questions of a conversation want it.
        from bot.terminal.timeline_lines import show_timeline

        found = self._paging.timeline(question)
        if found is None:
            self._say(self._texts.no_answer_yet)
            return
        timeline, filters = found
        none_match = not timeline.entries and not self._seen.extent(filters)[0]
        only = self._texts.narrowed(filters, self._seen.chosen)
        with paged(self._console):
            show_timeline(self._console, timeline, self._texts, only, none_match=none_match)

    def _narrow_down(self, field: str, value: str) -> None:
        """Set one filter, or drop it where no value is given; say what is asked from now on."""
        new = getattr(read_filters(**{field: value}), field)
        self._paging.filters = checked(replace(self._paging.filters, **{field: new}))
        self._tell_narrowed()

    def _ask_in(self, collection: str) -> None:
        """Ask one collection from now on, or all where none is named; say so."""
        self._seen = self._engine.only(collection) if collection else self._engine
        self._paging.ask_in(self._seen)
        self._tell_narrowed()

    def _tell_narrowed(self) -> None:
        only = self._texts.narrowed(self._paging.filters, self._seen.chosen)
        # Else the prompt says it.
        if not (only and self._hints):
            self._say(only or self._texts.filtered.format(filters="–"))

    def _asked_of(self) -> str:
        """Which reports the next question is asked of; "" where of all."""
        return on_one_line(self._texts.narrowed(self._paging.filters, self._seen.chosen))

    def _show(self, reference: str) -> None:
        """Read a report; where several may be meant, the next line says which."""
        try:
            # Of all: what was cited before another collection was chosen is there all the same.
            report, paragraphs = self._engine.look_up(reference)
        except SeveralReports as error:
            self._choices = error.numbers[:MOST_CHOICES]
            reports = [self._engine.report(number) for number in self._choices]
            show_choices(self._console, reports, error, self._texts)
            return
        cited = [self._engine.cited(report.id, number) for number in paragraphs or ()]
        with paged(self._console):
            show_report(self._console, report, paragraphs, self._texts, cited)

    def _choose(self, choices: tuple[int, ...], place: int) -> None:
        self._choices = choices
        if place > len(choices):
            self._say(self._texts.no_such_hit.format(rank=place))
        else:
            self._show(f"r{choices[place - 1]}")

    def _open(self, rank: int) -> None:
        if self._paging.answer is None:
            self._say(self._texts.no_answer_yet)
        elif (hit := self._paging.hit(rank)) is None:
            self._say(self._texts.no_such_hit.format(rank=rank))
        else:
            show_context(self._console, rank, hit, self._paging.context(hit), self._texts)

    def _more(self) -> None:
        if self._paging.answer is None:
            self._say(self._texts.no_answer_yet)
        elif hits := self._paging.more():
            show_hits(self._console, hits, self._texts)
            self._hint()
        else:
            self._say(self._texts.no_more)

    def _hint(self) -> None:
        answer = self._paging.answer
        if not self._hints or answer is None or not answer.hits:
            return
        last = len(answer.hits)
        hint = self._texts.hint.format(ranks="1" if last == 1 else f"1–{last}")
        if left := self._paging.left:
            hint += self._texts.hint_more.format(left=left)
        self._console.print(hint, style="dim")

    def _say(self, text: str) -> None:
        self._console.print(for_terminal(text))


def _narrow(text: str) -> str:
    """Chinese input methods type ：ｍｏｒｅ and １ as readily as :more and 1."""
    return unicodedata.normalize("NFKC", text)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines of a stream as text; a broken byte becomes U+FFFD, what a line has over the limit is dropped."""
    while piece := stream.readline(LINE_LIMIT):
        line = piece
        while not piece.endswith(b"\n") and (piece := stream.readline(LINE_LIMIT)):
            pass
        yield line.decode("utf-8", errors="replace")
