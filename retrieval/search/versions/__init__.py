"""Which reports speak to the same point with other figures, and which of them holds at the time asked about.

`points` reads what a hit says on the point, by the figures of its sentences (`figures_told`) and what each is said of
(`scopes`), `one_thing` tells whether another one speaks to it too, by what each names (`named_things`), and `series`
whether their reports belong together at all; `steps` knows which figure another was changed to. `holding` puts those
that belong together in order, and `comparing` goes through those that `may_speak`: it moves the one that holds to the
front, and each hit is told of the others (`others_told`); `successors` finds who or where it is now, which no figure
tells. `timely` knows which times a report need not name, `elsewhere` finds what is of the place asked about, and
`timelines` has a searcher look for all of them, and tells them in the order of time. It may know hits as they are laid
out, what reports say of their validity, and the words of the tokeniser; it does not judge how sure an answer is.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.versions.comparing import Compared, compare
    from retrieval.search.versions.elsewhere import of_the_place
    from retrieval.search.versions.others_told import with_validity
    from retrieval.search.versions.timelines import timeline_of
    from retrieval.search.versions.timely import told_by_date

__all__ = ["Compared", "compare", "of_the_place", "timeline_of", "told_by_date", "with_validity"]

__getattr__ = loading(
    __name__,
    {
        "comparing": ("Compared", "compare"),
        "elsewhere": ("of_the_place",),
        "others_told": ("with_validity",),
        "timelines": ("timeline_of",),
        "timely": ("told_by_date",),
    },
)
