"""Which row and which column of a table a question names, and what of the question neither they nor the table say.

All that a question says has to be found: a name that is longer than the row's (东紫竹街道), a year that is nowhere,
a word for something else leave a rest, and with a rest nothing is sure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from retrieval.analysis import QuestionTerms, normalise
from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_kinds import AnswerKind
from retrieval.search.extraction.expected import expected_answer
from retrieval.search.tabular.laid_tables import LaidTable, asked_of, bare
from retrieval.search.tabular.spotting import LEAST, begins_number, find_header, longest_names, stretches
from retrieval.search.tabular.wording import header_answering, header_wanted, meant, unit_asked

# What a question says beside what it asks about.
_FILLING: Final = late_pattern(
    "打(?= |哪|什么)|一共|总共|请问|帮我|告诉|查询|查一下|查|看一下|想知道|我想|一下|分别|具体|各自|情况|数据|数字"
    "|数额|数值|金额|号码|人民币|总体|目前|现在|最新|其中|里面|当中|表里|表中|根据|按照|关于|对应"
    "|所|的|是|有|为|在|了|里|中|那|这|该|个|位|名|呢|吗|啊|呀|和|与|及|或|由|叫|做|于|得"
    "|达到?|什么|多少|几|哪些|哪个|哪|谁|怎么样|如何|何时|何|是否|多[大长高远重深宽]"
)
_COUNTED: Final = late_pattern("哪一|(?:(?:多少|几)[万亿]?|哪)[人户家个次台辆亩元张件所座处名位吨条项种只间]")
# 一共招多少人 of a table of 招生.
_DONE: Final = late_pattern("[招收录投建产卖发设开修养种](?=了?(?:多少|几))")
# 哪一年 names the column 年份.
_WHICH_TIME: Final = late_pattern("哪一?个?(?P<unit>年|季|月|天|日)(?:[度份])?")


@dataclass
class Naming:
    """What a question names in a table.

    Attributes:
        laid: The table.
        asked: The question, `bare`.
        rows: The rows that have what it names, ascending; none where no row has all of it.
        columns: The columns that it names best, ascending; none where it names none.
        label_columns: The columns that say what rows are about, where it names such: 哪个街道.
        times: The columns of a time each, where it asks in which of them: 哪一年.
        said: Of each character of `asked`, whether it is found, or says nothing.
    """

    laid: LaidTable
    asked: str
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    label_columns: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    said: list[bool] = field(default_factory=list)

    @property
    def rest(self) -> str:
        """What of the question is nowhere."""
        return "".join(character for character, known in zip(self.asked, self.said, strict=True) if not known)

    def take_class(self) -> str:
        """Count as said the word that is left, if names of rows end with it, as 养老院, and return it; else ""."""
        left = [(start, end) for start, end in stretches(self.left())]
        if len(left) != 1 or not self.laid.table.labels:
            return ""
        (start, end) = left[0]
        noun, column = self.asked[start:end], self.laid.table.labels[0]
        ends = any(name.endswith(noun) and places[0][1] == column for name, places in self.laid.cells.items())
        if len(noun) < LEAST or not ends:
            return ""
        self._mark(start, end)
        return noun

    def take(self, pattern: re.Pattern[str]) -> bool:
        """Count what a pattern matches as said; whether there was anything."""
        found = list(pattern.finditer(self.asked))
        for match in found:
            self._mark(*match.span())
        return bool(found)

    def left(self) -> str:
        """The question with a blank for each character that is found already."""
        return "".join(" " if known else c for c, known in zip(self.asked, self.said, strict=True))

    def _mark(self, start: int, end: int) -> None:
        self.said[start:end] = [True] * (end - start)

    def find_rows(self) -> None:
        """Find the rows that have what the question names."""
        names = {name for parts in self.laid.names for name in (*parts, "".join(parts))}
        spans = list(longest_names(self.asked, self.laid.cells, names))
        # Two names in one column are either of them, names in two columns both.
        chosen: dict[int, set[int]] = {}
        for start, end in spans:
            places = self.laid.cells.get(self.asked[start:end], ())
            if places:
                column = min((column for _, column in places), key=lambda c: (c not in self.laid.table.labels, c))
                chosen[column] = chosen.get(column, set()) | {row for row, at in places if at == column}
        if not any(column in self.laid.table.labels for column in chosen):
            self._add_shortened(spans, chosen)
        rows = set.intersection(*chosen.values()) if chosen else set()
        for start, end in spans:
            if any(row in rows for row, _ in self.laid.cells.get(self.asked[start:end], ())):
                self._mark(start, end)
        self.rows = sorted(rows)

    def _add_shortened(self, spans: list[tuple[int, int]], chosen: dict[int, set[int]]) -> None:
        """Add the one label that begins with words of the question that are nothing else: 后勤 for 后勤服务处."""
        if not self.laid.table.labels:
            return
        column = self.laid.table.labels[0]
        known = self.left_of(spans)
        names = "\n".join("".join(parts) for parts in self.laid.names)
        for start, end in stretches(known):
            for at in range(start, end - 1):
                stop = next((s for s in range(end, at + 1, -1) if self.laid.shortened(column, known[at:s])), None)
                if stop is None or known[at:stop] in names or known[at:stop] in self.laid.about:
                    continue
                spans.append((at, stop))
                rows = {row for row, _ in self.laid.shortened(column, known[at:stop])}
                chosen[column] = chosen.get(column, set()) | rows
                self._mark(at, stop)
                return

    def left_of(self, spans: Sequence[tuple[int, int]]) -> str:
        """The question with a blank for what stands in spans, is found already, or says nothing."""
        text = list(self.left())
        for start, end in spans:
            text[start:end] = " " * (end - start)
        return _FILLING.sub(lambda found: " " * len(found.group()), "".join(text))

    def find_columns(self) -> None:
        """Find the columns that the question names best, by all of their header or by what no other has.

        哪个街道支出最多 names two: what the rows are about, and what is said of them.
        """
        labels = set(self.laid.table.labels)
        open_columns = set(range(len(self.laid.names)))
        if self.rows:
            # What the row is about is named by its cells.
            open_columns -= labels
        while open_columns:
            left = self.left()
            found = {c: match for c in sorted(open_columns) if (match := find_header(left, self.laid.names[c]))}
            if not found:
                return
            best = max(size for size, _ in found.values())
            chosen = [column for column, (size, _) in found.items() if size == best]
            about = [column for column in chosen if column in labels]
            taken = {place for column in about for place in found[column][1]}
            # 岗位人数 names two as well; 项目 alone names what the rows are about, not what 项目金额 says of them.
            told = [column for column in chosen if column not in labels and taken.isdisjoint(found[column][1])]
            for column in (*about, *told):
                for start, end in found[column][1]:
                    self._mark(start, end)
            if told:
                self.columns = told
                open_columns &= set() if self.label_columns else labels
            if about:
                self.label_columns = about
                open_columns -= labels

    def find_kind(self, kind: AnswerKind) -> None:
        """Where no column is named, the only one that answers this kind of question, or the only one there is."""
        others = [n for n in range(len(self.laid.names)) if n not in self.laid.table.labels]
        pattern = header_answering(kind)
        if pattern is not None:
            fitting = [n for n in others if re.search(pattern, "".join(self.laid.names[n]))]
            self.columns = fitting if len(fitting) == 1 else []

    def choose_by(self, asked: str) -> None:
        """Of columns that it names equally the one that has what it asks for: 谁中标 is 中标单位, not 中标价."""
        pattern = header_wanted(asked)
        fitting = [n for n in self.columns if pattern and re.search(pattern, "".join(self.laid.names[n]))]
        self.columns = fitting if len(fitting) == 1 else self.columns

    def find_meant(self) -> None:
        """Where no column is named, the only one that is meant by other words of the question: 挣 for 收入."""
        left = self.left()
        labels = set(self.laid.table.labels) if self.rows else set()
        found = {
            column: place
            for column, names in enumerate(self.laid.names)
            if column not in labels and (place := meant(left, names)) is not None
        }
        told = [column for column in found if column not in self.laid.table.labels]
        if len(told) == 1:
            self.columns = told
            self._mark(*found[told[0]])

    def mark_meant(self) -> None:
        """Count as said by what other words a question means the column that it names: 哪天 of 闭馆日."""
        for column in self.columns:
            if (place := meant(self.left(), self.laid.names[column])) is not None:
                self._mark(*place)

    def find_rest(self, masked: tuple[str, str]) -> None:
        """Count as said what the table is about, its units, and words of asking, which have blanks in the latter."""
        left = self.left()
        for start, end in stretches(left):
            self._find_about(start, end)
        for column in self.columns:
            unit = bare(normalise(self.laid.table.columns[column].unit))
            # 人数 counts 人.
            if unit and (found := list(re.finditer(f"{re.escape(unit)}数?", self.asked))):
                self._mark(*found[-1].span())
            if (span := unit_asked(self.asked, unit, self.laid.table.columns[column].name)) is not None:
                self._mark(*span)
        place = 0
        for character, unmasked in zip(*masked, strict=True):
            if place < len(self.asked) and character == self.asked[place]:
                self.said[place] = self.said[place] or unmasked == " "
                place += 1
        self.take(_COUNTED)
        self._find_time()
        self._find_about_whom()
        rows = [self.laid.table.label(self.laid.table.rows[row]) for row in self.rows]
        named = "".join((self.laid.about, *rows, *("".join(names) for names in self.laid.names)))
        for match in _DONE.finditer(self.asked):
            if match.group() in named:
                self._mark(*match.span())
        for match in _FILLING.finditer(self.left()):
            self._mark(*match.span())

    def _find_about_whom(self) -> None:
        """Count 村 as said, and as what is asked for, where rows are about what stands below 村名."""
        for column in self.laid.table.labels:
            noun = re.sub("(?:名称?|别|号|编号)$", "", "".join(self.laid.names[column]))
            if len(noun) == 1 and (at := self.left().find(noun)) >= 0:
                self.label_columns = self.label_columns or [column]
                self._mark(at, at + 1)

    def _find_time(self) -> None:
        """Count 哪一年 as said where the rows are years, or the columns of the only row that is named."""
        if not (asked := _WHICH_TIME.search(self.asked)):
            return
        unit = asked["unit"].replace("天", "日")
        named = [column for column in self.laid.table.labels if unit in "".join(self.laid.names[column])]
        if named:
            self.label_columns = self.label_columns or named
            self._mark(*asked.span())
        elif len(self.rows) == 1:
            others = [n for n in range(len(self.laid.names)) if n not in self.laid.table.labels]
            self.times = [n for n in others if "".join(self.laid.names[n]).endswith((unit, f"{unit}度", f"{unit}份"))]
            if len(self.times) > 1:
                self._mark(*asked.span())

    def _find_about(self, start: int, end: int) -> None:
        """Mark the parts of a stretch, of two characters or more, that stand in what the table is about."""
        while start < end:
            stop = next((s for s in range(end, start + 1, -1) if self.asked[start:s] in self.laid.about), None)
            if stop is None or (
                self.asked[start].isdigit() and not begins_number(self.laid.about, self.asked[start:stop])
            ):
                start += 1
                continue
            self._mark(start, stop)
            start = stop


def naming_of(laid: LaidTable, question: QuestionTerms, today: date, wished: re.Pattern[str] | None = None) -> Naming:
    """What a question names in a table.

    Args:
        laid: The table.
        question: The question.
        today: What 去年 in it is counted from.
        wished: Its words that say what it wants of several rows; None where it wants one.
    """
    masked = asked_of(question, today)
    asked = bare(masked[0])
    naming = Naming(laid, asked, said=[False] * len(asked))
    if wished is not None:
        naming.take(wished)
    naming.find_rows()
    naming.find_columns()
    if naming.rows and not naming.columns:
        naming.find_kind(expected_answer(question.asked).kind)
    if naming.columns:
        naming.mark_meant()
    else:
        naming.find_meant()
    if len(naming.columns) > 1:
        naming.choose_by(asked)
    naming.find_rest(masked)
    return naming
