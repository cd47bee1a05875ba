"""Find the passage that answers a question, and cite it. Knows no chat and no terminal.

Open an `Engine` over a database file and a folder of reports, `reindex` the folder, and `search` it:

    with Engine(Path("wenju.db"), Path("reports"), Options()) as engine:
        engine.reindex()
        answer = engine.search("展区面积有多大？")

Files, uploads and links come in by an `Intake`; `watch` follows the folder. What is handed out are frozen dataclasses,
what goes wrong is a `WenjuError`. Everything named here is loaded when it is first asked for, so that a program which
wants one error class does not wait for numpy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.engine import Engine
    from retrieval.errors import (
        BackendUnavailable,
        Busy,
        CorpusError,
        EmptyQuestion,
        IndexOutdated,
        LinkError,
        MissingExtra,
        QuestionNotFound,
        QuestionSetError,
        QuestionTooLong,
        ReadError,
        ReportNotFound,
        SeveralReports,
        UnsupportedFormat,
        VocabularyError,
        WenjuError,
        WorkerLost,
    )
    from retrieval.intake import Intake
    from retrieval.options import Options
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
    "CorpusError",
    "EmptyQuestion",
    "Engine",
    "Failure",
    "Filters",
    "Hit",
    "IndexOutdated",
    "Intake",
    "LinkError",
    "MissingExtra",
    "Options",
    "Origin",
    "Passage",
    "Progress",
    "QuestionNotFound",
    "QuestionSetError",
    "QuestionTooLong",
    "ReadError",
    "Reading",
    "RelatedReport",
    "Report",
    "ReportNotFound",
    "Repost",
    "SeveralReports",
    "Span",
    "Stats",
    "UnsupportedFormat",
    "VocabularyError",
    "WenjuError",
    "WorkerLost",
    "watch",
]

_HOMES = ("types", "errors", "options", "engine", "intake", "watching")
"""The modules that names are looked for in, the cheapest to load first."""


def __getattr__(name: str) -> object:
    """Load what is asked for by name (PEP 562)."""
    if name in __all__:
        for home in _HOMES:
            module = import_module(f"retrieval.{home}")
            if hasattr(module, name):
                globals()[name] = getattr(module, name)
                return globals()[name]
    raise AttributeError(f"module 'retrieval' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
