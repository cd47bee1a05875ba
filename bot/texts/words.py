"""`TerminalTexts`: the names of all that is said in answers and in the REPL, and what to make of them."""

import re
from dataclasses import dataclass
from functools import cache

from bot.errors import DateError, ExcludingError
from bot.talk.references import ParagraphNotFound
from retrieval.errors import (
    Busy,
    EmptyQuestion,
    IndexOutdated,
    QuestionTooLong,
    ReportNotFound,
    SeveralReports,
    WenjuError,
)
from retrieval.types import Filters, Phase, Support


@dataclass(frozen=True, slots=True)
class TerminalTexts:
    """One language."""

    # Answers
    clear: str
    possible: str
    declined: str
    meant: str
    nearest: str
    nothing_near: str
    none_match: str
    paragraph: str
    paragraphs: str
    page: str
    pages: str
    # Reports
    sources_columns: tuple[str, str, str, str, str, str]
    """Id, title, source, published, paragraphs, key."""
    no_reports: str
    more_sources: str
    related: str
    removed: str
    stats_rows: tuple[str, str, str, str, str, str, str]
    """Reports, passages, tokens, size, newest report, indexed at, fingerprint."""
    # Indexing
    indexing: str
    same_content: str
    not_added: str
    phases: dict[Phase, str]
    indexed: str
    failed: str
    # REPL
    welcome: str
    prompt: str
    help: str
    hint: str
    hint_more: str
    no_more: str
    no_answer_yet: str
    no_such_hit: str
    unknown_command: str
    wants_report: str
    press_again: str
    interrupted: str
    history_lost: str
    # What went wrong
    empty_question: str
    question_too_long: str
    report_not_found: str
    several_found: str
    paragraph_not_found: str
    busy: str
    outdated: str
    wrong_filter: str
    excluding_filters: str
    # Looking after reports
    reposts: str
    agreeing: str
    and_more: str
    fields: dict[str, str]
    doubtful: str
    doubtful_reports: str
    no_doubts: str
    nothing_changed: str
    refreshed: str
    backed_up: str
    restored: str
    kept_aside: str
    read_only: str
    unnamed_group: str
    filtered: str
    since: str
    until: str
    from_source: str
    watching: str
    reasons: tuple[tuple[str, str], ...]
    """What the English sentences of `retrieval` are in this language."""
    words: tuple[tuple[str, str], ...]
    """What names in them are."""

    def support(self, support: Support) -> str:
        """What an answer rests on, in words."""
        return {"clear": self.clear, "possible": self.possible, "none": self.declined}[support]

    def place(self, paragraphs: range) -> str:
        """Where a citation stands: 第 3 段, 第 3–4 段."""
        first, last = paragraphs.start, paragraphs.stop - 1
        return (self.paragraph if first == last else self.paragraphs).format(first=first, last=last)

    def leaves(self, pages: range) -> str:
        """On which pages of a PDF that is: 第 2 页, 第 2–3 页; "" without pages."""
        if not pages:
            return ""
        first, last = pages.start, pages.stop - 1
        return (self.page if first == last else self.pages).format(first=first, last=last)

    def narrowed(self, filters: Filters) -> str:
        """Which reports a question is asked of: 只看：2022-09-01 起 · 来源含“晚报”; "" where of all."""
        parts = [
            self.since.format(day=filters.since) if filters.since else "",
            self.until.format(day=filters.until) if filters.until else "",
            self.from_source.format(source=filters.source) if filters.source else "",
        ]
        return self.filtered.format(filters=" · ".join(filter(None, parts))) if any(parts) else ""

    def reason(self, english: str) -> str:
        """Why a file or a link was refused, in this language as far as it is known."""
        words = dict(self.words)
        for sentence, own in self.reasons:
            if found := _pattern(sentence).fullmatch(english):
                parts = [words.get(part, part) for part in found.groups()]
                if parts:
                    # The last may be a reason in its turn: what is wrong where a link led to.
                    parts[-1] = self.reason(parts[-1])
                return own.format(*parts)
        return english

    def explain(self, error: WenjuError) -> str:
        """An error in this language, as far as it is known."""
        match error:
            case EmptyQuestion():
                return self.empty_question
            case QuestionTooLong():
                return self.question_too_long
            case SeveralReports():
                numbers = ", ".join(f"r{number}" for number in error.numbers)
                return self.several_found.format(count=len(error.numbers), title=error.title, numbers=numbers)
            case ReportNotFound():
                return self.report_not_found
            case ParagraphNotFound():
                return self.paragraph_not_found.format(title=error.title, paragraphs=error.paragraphs)
            case IndexOutdated():
                return self.outdated
            case Busy():
                return self.busy
            case DateError():
                return self.wrong_filter.format(text=error.text)
            case ExcludingError():
                return self.excluding_filters.format(since=error.since, until=error.until)
            case _:
                return self.reason(str(error))


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    """What a sentence with blanks matches."""
    parts = re.escape(sentence.replace("{{", "\x01").replace("}}", "\x02").replace("{}", "\x03"))
    return re.compile(parts.replace("\x03", "(.+?)").replace("\x01", r"\{").replace("\x02", r"\}"), re.DOTALL)
