"""One question, from its terms to an answer. Reads the index; changes nothing.

`searcher` goes through it in order, and `begun` carries what was found: which passages may answer (`filters`), how else
its names stand there (`variants`), thirty candidates (`candidate_search`, `candidates`), where the question's terms
stand in them (`lookups`, `matching`, `evidence`), their order (`ranking`), what is near in meaning beside them
(`meanings`), what a table among them says (`tabular`), the sentence that answers and the window to show (`answers`,
`windows`, `hits`), what of it answers (`extraction`), reposts of the same story (`stories`), which of several versions
holds (`versions`), and whether that answers, how sure it is, and who says the same (`judging`); what a report names is
read by `nameable`. `versions` tells the course of years too. What names a report instead of asking, or was cited
before, is looked up in `named_reports`. It may know the index, the store, what passages mean and the analysis of text;
nothing of files, processes or chats.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.filters import Selection, Selections, extent
    from retrieval.search.meanings.joining import Meanings
    from retrieval.search.named_reports.cited import find_again
    from retrieval.search.named_reports.references import find_report, look_up, reports_named
    from retrieval.search.searcher import Searcher
    from retrieval.search.versions.timelines import timeline_of

__all__ = [
    "Meanings",
    "Searcher",
    "Selection",
    "Selections",
    "extent",
    "find_again",
    "find_report",
    "look_up",
    "reports_named",
    "timeline_of",
]

__getattr__ = loading(
    __name__,
    {
        "filters": ("Selection", "Selections", "extent"),
        "meanings.joining": ("Meanings",),
        "named_reports.cited": ("find_again",),
        "named_reports.references": ("find_report", "look_up", "reports_named"),
        "searcher": ("Searcher",),
        "versions.timelines": ("timeline_of",),
    },
)
