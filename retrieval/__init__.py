"""Find the passage that answers a question, and cite it. Knows no chat and no terminal.

Open an `Engine` over a database file and a folder of reports, `reindex` the folder, and `search` it:

    with Engine(Path("wenju.db"), Path("reports"), Options()) as engine:
        engine.reindex()
        answer = engine.search("展区面积有多大？")

Files, uploads and links come in by an `Intake`; `watch` follows the folder. What is handed out are frozen dataclasses,
what goes wrong is a `WenjuError`. Everything named here is loaded when it is first asked for, so that a program which
wants one error class does not wait for numpy.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.engine import Engine
    from retrieval.errors import (
        BackendUnavailable,
        Busy,
        CorpusError,
        EmptyQuestion,
        FeedError,
        IndexOutdated,
        LinkError,
        MissingExtra,
        ParagraphNotFound,
        QuestionNotFound,
        QuestionSetError,
        QuestionTooLong,
        ReadError,
        Replaced,
        ReportNotFound,
        RulesError,
        SeveralReports,
        UnsupportedFormat,
        VocabularyError,
        WenjuError,
        WorkerLost,
    )
    from retrieval.intake import Intake
    from retrieval.options import Options
    from retrieval.reasons import Code, Reason
    from retrieval.types import (
        Agreement,
        Answer,
        Byline,
        Changes,
        Failure,
        Filters,
        Hit,
        Origin,
        Passage,
        Progress,
        Reading,
        RelatedReport,
        Report,
        Repost,
        Span,
        Stats,
    )
    from retrieval.watching import watch

__all__ = [
    "Agreement",
    "Answer",
    "BackendUnavailable",
    "Busy",
    "Byline",
    "Changes",
    "Code",
    "CorpusError",
    "EmptyQuestion",
    "Engine",
    "Failure",
    "FeedError",
    "Filters",
    "Hit",
    "IndexOutdated",
    "Intake",
    "LinkError",
    "MissingExtra",
    "Options",
    "Origin",
    "ParagraphNotFound",
    "Passage",
    "Progress",
    "QuestionNotFound",
    "QuestionSetError",
    "QuestionTooLong",
    "ReadError",
    "Reading",
    "Reason",
    "RelatedReport",
    "Replaced",
    "Report",
    "ReportNotFound",
    "Repost",
    "RulesError",
    "SeveralReports",
    "Span",
    "Stats",
    "UnsupportedFormat",
    "VocabularyError",
    "WenjuError",
    "WorkerLost",
    "watch",
]

__getattr__ = loading(
    __name__,
    {
        "engine": ("Engine",),
        "errors": (
            "BackendUnavailable",
            "Busy",
            "CorpusError",
            "EmptyQuestion",
            "FeedError",
            "IndexOutdated",
            "LinkError",
            "MissingExtra",
            "ParagraphNotFound",
            "QuestionNotFound",
            "QuestionSetError",
            "QuestionTooLong",
            "ReadError",
            "Replaced",
            "ReportNotFound",
            "RulesError",
            "SeveralReports",
            "UnsupportedFormat",
            "VocabularyError",
            "WenjuError",
            "WorkerLost",
        ),
        "intake": ("Intake",),
        "options": ("Options",),
        "reasons": ("Code", "Reason"),
        "types": (
            "Agreement",
            "Answer",
            "Byline",
            "Changes",
            "Failure",
            "Filters",
            "Hit",
            "Origin",
            "Passage",
            "Progress",
            "Reading",
            "RelatedReport",
            "Report",
            "Repost",
            "Span",
            "Stats",
        ),
        "watching": ("watch",),
    },
)
