"""What travels between the parts: frozen dataclasses, no behaviour beyond what their fields imply.

A `report` is read, with each `table` in it, and cut and stored, and `listed`; an `answer` cites it, a `timeline` over
the years; `reach` says who may ask which reports, `indexing` what became of a folder, `change_times` when, `spans`
where something stands. Offsets count Unicode code points. Those of a passage point into `Report.text`; those of a
window, a sentence or a highlight point into `Passage.text`.

What a question wants is loaded with the room, the rest when `types.Group` is first asked for: making a frozen dataclass
takes half a millisecond. So what does not leave its room is a `NamedTuple`, which takes a seventh of that.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading
from retrieval.types.answer import (
    ALL_REPORTS,
    CHOICES,
    GLANCE,
    Answer,
    Filters,
    Hit,
    Support,
    Tally,
    TallyItem,
    TallyKind,
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
    Byline,
    Certainty,
    Grouping,
    Origin,
    Passage,
    Reading,
    RelatedReport,
    Report,
    by_date,
    mark_of,
)
from retrieval.types.spans import Span, Token

if TYPE_CHECKING:
    from retrieval.types.beside import Agreement, Choice, Repost, Version
    from retrieval.types.change_times import ChangeTimes
    from retrieval.types.indexing import Changes, Failure, Health, Phase, Progress, ReportProgress, Stats
    from retrieval.types.listed import Arrival, Cited, FormerText, Group, ListedReport, Superseded
    from retrieval.types.table import NUMERIC, ROW_PARTS, Column, Row, Table
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
        "beside": ("Agreement", "Choice", "Repost", "Version"),
        "change_times": ("ChangeTimes",),
        "indexing": ("Changes", "Failure", "Health", "Phase", "Progress", "ReportProgress", "Stats"),
        "listed": ("Arrival", "Cited", "FormerText", "Group", "ListedReport", "Superseded"),
        "table": ("NUMERIC", "ROW_PARTS", "Column", "Row", "Table"),
        "timeline": ("Timeline", "TimelineEntry"),
    },
)
