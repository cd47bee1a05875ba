"""What of a question is nowhere in what is shown of a report, so that it may be about something near, not the answer.

`gathering` puts it together, and says whether it speaks against the answer, or what a whole report lacks:
`missing_figures`, `missing_names`, further `missing_things`, of what an extreme is told, `missing_extremes`, and what
is asked of them, `missing_asked`. By `saying` and `said_otherwise` a word is told that stands there otherwise.
`of_another` says whether a report tells of another thing, so that it does not answer at all, and `evident` whether
nothing is missing in the very words that answer. It reads hits in which `extraction` has looked for the answer.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.missing.evident import is_evident
    from retrieval.search.missing.gathering import NOWHERE, Lacks, as_written, lacking, nowhere
    from retrieval.search.missing.of_another import tells_of_another

__all__ = ["NOWHERE", "Lacks", "as_written", "is_evident", "lacking", "nowhere", "tells_of_another"]

__getattr__ = loading(
    __name__,
    {
        "evident": ("is_evident",),
        "gathering": ("NOWHERE", "Lacks", "as_written", "lacking", "nowhere"),
        "of_another": ("tells_of_another",),
    },
)
