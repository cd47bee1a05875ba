"""What travels between the parts: frozen dataclasses, no behaviour beyond what their fields imply.

A `report` is read, cut and stored; an `answer` cites it; `indexing` tells what became of a folder; `spans` say where
something stands. Offsets count Unicode code points. Those of a passage point into `Report.text`; those of a window, a
sentence or a highlight point into `Passage.text`.
"""

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
)
from retrieval.types.indexing import Changes, Failure, Health, Phase, Progress, ReportProgress, Stats
from retrieval.types.report import (
    MISSING,
    Byline,
    Certainty,
    Group,
    Grouping,
    ListedReport,
    Origin,
    Passage,
    Reading,
    RelatedReport,
    Report,
)
from retrieval.types.spans import Span, Token

__all__ = [
    "ALL_REPORTS",
    "CHOICES",
    "GLANCE",
    "MISSING",
    "Agreement",
    "Answer",
    "Byline",
    "Certainty",
    "Changes",
    "Choice",
    "Failure",
    "Filters",
    "Group",
    "Grouping",
    "Health",
    "Hit",
    "ListedReport",
    "Origin",
    "Passage",
    "Phase",
    "Progress",
    "Reading",
    "RelatedReport",
    "Report",
    "ReportProgress",
    "Repost",
    "Span",
    "Stats",
    "Support",
    "Token",
]
