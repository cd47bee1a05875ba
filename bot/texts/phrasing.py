"""`TerminalTexts`: sentences of one language, filled with what is to be told of an answer, a report, an error."""

from typing import TYPE_CHECKING

from bot.talk.bars import bars
from bot.talk.phrases import SmallTalk
from bot.texts.words import TerminalWords
from bot.untrusted import on_one_line
from retrieval.errors import ReadError, WenjuError
from retrieval.reasons import Reason
from retrieval.types import Answer, Filters, Hit, Report, Support, Tally, TallyItem

if TYPE_CHECKING:
    from retrieval.types import Cited, Timeline, Version

_NAMED = 5
"""Rows named in the line that says what came out of all."""


class TerminalTexts(TerminalWords):
    """One language, and how its words are put together."""

    __slots__ = ()

    def support(self, support: Support) -> str:
        """What an answer rests on, in words."""
        return {
            "clear": self.clear,
            "possible": self.possible,
            "similar": self.similar,
            "none": self.declined,
        }[support]

    def lacking(self, answer: Answer, *, beside: bool = False) -> str:
        """What of its question an answer does not mention: 这里没有提到：董事长; "" where it mentions all.

        Args:
            answer: The answer.
            beside: Whether its short answers are shown beside each other, so that none of them may mention it.
        """
        if not answer.lacks:
            return ""
        # Here, since most answers lack nothing.
        from bot.talk.unsaid import unsaid

        lacks = unsaid(answer, beside=beside)
        return self.lacks.format(words="、".join(lacks)) if lacks else ""

    def tells(self, tally: Tally) -> str:
        """What came out of several rows: 2025年支出最高：东门街道（1700 万元）."""
        names = self.listing.join(item.name for item in tally.items[:_NAMED])
        sign, _, number = tally.value.partition(" ")
        value = f"{self.signs[sign]} {number}" if sign in self.signs else tally.value
        told = self.tallies[tally.how].format(
            about=tally.about, value=value, names=names, total=tally.total, count=len(tally.items)
        )
        # A list that has no name is told by its number alone.
        return told if tally.about else told.lstrip("：:, ")

    def item(self, item: TallyItem) -> str:
        """One of what it rests on: 东门街道：1700 万元."""
        return self.named.format(name=item.name, value=item.value) if item.value else item.name

    def rests_on(self, answer: Answer) -> str:
        """What an answer rests on, and whether it was computed: 有明确依据 · 据表计算（3 行）."""
        told = self.support(answer.support)
        if answer.tally is None or not answer.tally.computed:
            return told
        return f"{told} · {self.computed.format(total=answer.tally.total)}"

    def changes(self, hit: Hit) -> "list[tuple[str, Version]]":
        """What changes an answer, each with the report that says so: what is coming, what says otherwise, what was."""
        told: dict[str, tuple[str, Version]] = {}
        own = hit.report.published
        for other in hit.versions:
            published = other.report.published
            if other.begins:
                line = self.coming.format(day=other.begins, figure=other.figure)
                told.setdefault("coming", (line, other))
            elif published and (own is None or f"{published:%F}" >= f"{own:%F}"):
                template = self.differs if other.figure else self.newer
                line = template.format(day=f"{published:%F}", figure=other.figure, own=f"{own:%F}" if own else "–")
                told.setdefault("differs", (line, other))
            elif published:
                told.setdefault("before", (self.before.format(day=f"{published:%F}", figure=other.figure), other))
        return list(told.values())

    def goes(self, timeline: "Timeline") -> str:
        """How the figure of a timeline went: ▁▅▇ 6元 → 12元; "" where it has no course."""
        if not timeline.course:
            return ""
        said = [
            entry.hit.passage.text[entry.answer.start : entry.answer.end]
            for entry in timeline.entries
            if entry.value is not None and entry.day is not None
        ]
        return self.course.format(bars=bars(timeline.course), first=said[0], last=said[-1])

    def in_force(self, hit: Hit) -> str:
        """From or until when what a hit says holds, where that is not now: 2027-01-01 起施行; "" where it does."""
        if hit.begins:
            return self.begins.format(day=hit.begins)
        return self.ended.format(day=hit.ended) if hit.ended else ""

    def chats(self, kind: SmallTalk, way: str) -> str:
        """What is said to small talk; `way` is how help is asked for, such as `/help`."""
        return self.small_talk[kind].format(help=way)

    def became(self, cited: "Cited", paragraph: int) -> str:
        """What became of words that were cited at this paragraph: 第 3 段在 2024-05-01 改过，改之前是：; else ""."""
        if cited.before is not None and cited.until is not None:
            return self.changed_since.format(paragraph=paragraph, day=f"{cited.until.astimezone():%Y-%m-%d}")
        if cited.paragraph is None:
            return self.cited_lost.format(paragraph=paragraph)
        if cited.paragraph != paragraph:
            return self.moved_to.format(paragraph=paragraph, now=cited.paragraph)
        return ""

    def place(self, paragraphs: range) -> str:
        """Where a citation stands: 第 3 段, 第 3–4 段."""
        first, last = paragraphs.start, paragraphs.stop - 1
        return (self.paragraph if first == last else self.paragraphs).format(first=first, last=last)

    def cells(self, report: Report, paragraphs: range) -> str:
        """Which rows of a table paragraphs are: 表 2 第 27 行, 工作表“收支”第 27 行; "" where they are none of one."""
        first, last = report.row_at(paragraphs.start), report.row_at(paragraphs.stop - 1)
        if first is None or last is None or first[0] is not last[0]:
            return ""
        table, one, other = first[0], first[1].number, last[1].number
        row = (self.row if one == other else self.rows).format(first=one, last=other)
        where = self.in_sheet if table.sheet else self.in_table
        return where.format(number=table.number, sheet=table.sheet, row=row)

    def leaves(self, report: Report, paragraphs: range) -> str:
        """On which pages that is, and whether a program read them: 第 2 页, 第 2–3 页 · 识别文字; "" without pages."""
        pages = report.pages_of(paragraphs)
        if not pages:
            return ""
        first, last = pages.start, pages.stop - 1
        where = (self.page if first == last else self.pages).format(first=first, last=last)
        return f"{where} · {self.recognised}" if report.reading.recognised else where

    def whereabouts(self, report: Report, paragraphs: range, *, dated: bool = True) -> str:
        """Source, day if wanted, and place of a text: 北京青年报客户端 · 2022-09-04 · 第 9 段."""
        day = f"{report.published:%Y-%m-%d}" if report.published and dated else ""
        rows = self.cells(report, paragraphs)
        facts = [report.source, day, rows, self.place(paragraphs), self.leaves(report, paragraphs)]
        return " · ".join(on_one_line(fact) for fact in facts if fact)

    def cite(self, report: Report, paragraphs: range) -> str:
        """The line below a quotation: 《title》 source · date · 第 9 段."""
        return f"《{on_one_line(report.title)}》 {self.whereabouts(report, paragraphs)}"

    def narrowed(self, filters: Filters, collection: str = "") -> str:
        """Which reports a question is asked of: 只看：人事 · 2022-09-01 起 · 来源含“晚报”; "" where of all."""
        parts = [
            on_one_line(collection),
            self.since.format(day=filters.since) if filters.since else "",
            self.until.format(day=filters.until) if filters.until else "",
            self.from_source.format(source=filters.source) if filters.source else "",
        ]
        return self.filtered.format(filters=" · ".join(filter(None, parts))) if any(parts) else ""

    def feed_named(self, url: str, every: str, most: int, below: str, folder: str) -> str:
        """A feed by what its owner says of it."""
        said = [self.feed_line.format(url=url, every=every, most=most)]
        said += [self.feed_below.format(below=below)] if below else []
        said += [self.feed_folder.format(folder=folder)] if folder else []
        return " · ".join(said)

    def who_may(self, subjects: frozenset[int] | None, most: int | None = None) -> str:
        """Those who may ask a collection, by number; everybody where they are None.

        Args:
            subjects: Those.
            most: How many are named at most; None for all.
        """
        if subjects is None:
            return self.everybody
        named = sorted(subjects)[:most]
        told = [
            *map(str, named),
            *([self.subjects_more.format(count=more)] if (more := len(subjects) - len(named)) else []),
        ]
        return ", ".join(told) or self.only_admins

    def tell(self, reason: Reason) -> str:
        """Why a file or a link was refused, or what else went wrong."""
        sentence: str = self.reasons.get(reason.code) or reason.code.value
        return sentence.format(**{name: self._value(value) for name, value in reason.values.items()})

    def _value(self, value: object) -> object:
        if isinstance(value, Reason):
            return self.tell(value)
        return self.words.get(value, value) if isinstance(value, str) else value

    def explain(self, error: WenjuError) -> str:
        """An error in this language, with the file that it is about."""
        return self.unread(error.key, error.reason) if isinstance(error, ReadError) else self.tell(error.reason)

    def origin(self, how: str) -> str:
        """Where something was found, as its reader says it, in this language as far as it is known."""
        told = how
        for mark in ("; ", ", "):
            told = mark.join(self.origins.get(part, part) for part in told.split(mark))
        return told if told == how else told.replace("; ", "；").replace(", ", "，")

    def unread(self, key: str, reason: Reason) -> str:
        """A file or link that could not be read, and why; an address is said once, though its reason names it too."""
        told = self.tell(reason)
        for colon in ("：", ": "):
            told = told.removeprefix(f"{key}{colon}")
        return self.failed.format(key=key, reason=told)
