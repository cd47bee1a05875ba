"""What of a question is nowhere in what is shown of a report, so that it may be about something near, not the answer.

`gathering` puts it together, and says whether it speaks against the answer, or what a whole report lacks:
`missing_figures`, `missing_names`, further `missing_things`, and what is asked of them, `missing_asked`. By `saying` a
word is told that stands there otherwise. It reads hits in which `extraction` has looked for the answer.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.missing.gathering import NOWHERE, Lacks, as_written, lacking, nowhere

__all__ = ["NOWHERE", "Lacks", "as_written", "lacking", "nowhere"]

__getattr__ = loading(__name__, {"gathering": ("NOWHERE", "Lacks", "as_written", "lacking", "nowhere")})
