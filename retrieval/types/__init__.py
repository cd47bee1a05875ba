"""What travels between the parts: frozen dataclasses, no behaviour beyond what their fields imply.

A `report` is read, with each `table` in it, and cut and stored; an `answer` cites it, a `timeline` over the years;
`reach` says who may ask which reports, `indexing` what became of a folder, `change_times` when, `spans` where something
stands. Offsets count Unicode code points. Those of a passage point into `Report.text`; those of a window, a sentence or
a highlight point into `Passage.text`.

What a question wants is loaded with the room; half a millisecond a class is saved of the rest.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading
from retrieval.types.answer import (
    ALL_REPORTS,
    CHOICES,
    GLANCE,
    Agreement,
    Answer,
    Choice,
    Filters,
    Hit,
    Repost,
    Support,
    Tally,
    TallyItem,
    TallyKind,
    Version,
)
from retrieval.types.reach import (
    EVERYTHING,
    GENERAL,
    Reach,
    RuleChange,
    Rules,
    collection_of,
    folded_name,
    meant_by,
    name_in_file,
    named_in_file,
)
from retrieval.types.report import (
    MISSING,
    Arrival,
    Byline,
    Certainty,
    Cited,
    FormerText,
    Group,
    Grouping,
    ListedReport,
    Origin,
    Passage,
    Reading,
    RelatedReport,
    Report,
    Superseded,
    by_date,
    mark_of,
)
from retrieval.types.spans import Span, Token
from retrieval.types.table import NUMERIC, ROW_PARTS, Column, Row, Table

if TYPE_CHECKING:
    from retrieval.types.change_times import ChangeTimes
    from retrieval.types.indexing import Changes, Failure, Health, Phase, Progress, ReportProgress, Stats
    from retrieval.types.timeline import Timeline, TimelineEntry

__all__ = [
    "ALL_REPORTS",
    "CHOICES",
    "EVERYTHING",
    "GENERAL",
    "GLANCE",
    "MISSING",
    "NUMERIC",
    "ROW_PARTS",
    "Agreement",
    "Answer",
    "Arrival",
    "Byline",
    "Certainty",
    "ChangeTimes",
    "Changes",
    "Choice",
    "Cited",
    "Column",
    "Failure",
    "Filters",
    "FormerText",
    "Group",
    "Grouping",
    "Health",
    "Hit",
    "ListedReport",
    "Origin",
    "Passage",
    "Phase",
    "Progress",
    "Reach",
    "Reading",
    "RelatedReport",
    "Report",
    "ReportProgress",
    "Repost",
    "Row",
    "RuleChange",
    "Rules",
    "Span",
    "Stats",
    "Superseded",
    "Support",
    "Table",
    "Tally",
    "TallyItem",
    "TallyKind",
    "Timeline",
    "TimelineEntry",
    "Token",
    "Version",
    "by_date",
    "collection_of",
    "folded_name",
    "mark_of",
    "meant_by",
    "name_in_file",
    "named_in_file",
]

__getattr__ = loading(
    __name__,
    {
        "change_times": ("ChangeTimes",),
        "indexing": ("Changes", "Failure", "Health", "Phase", "Progress", "ReportProgress", "Stats"),
        "timeline": ("Timeline", "TimelineEntry"),
    },
)
