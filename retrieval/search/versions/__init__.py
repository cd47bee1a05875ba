"""Which reports speak to the same point with other figures, and which of them holds at the time asked about.

`points` reads what a hit says on the point, `series` tells whether two reports can be about one thing at all, `holding`
puts those that do in order, and `comparing` goes through them: it moves the one that holds to the front and tells
each hit of the others. A timeline takes all of them. It may know hits as they are laid out, what reports say of their
validity, and the words of the tokeniser; it looks for no passages itself, and does not judge how sure an answer is.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.versions.comparing import Compared, compare, points_on_it, speaking_of_it
    from retrieval.search.versions.holding import Dated, dated
    from retrieval.search.versions.points import Point, says_the_same

__all__ = ["Compared", "Dated", "Point", "compare", "dated", "points_on_it", "says_the_same", "speaking_of_it"]

__getattr__ = loading(
    __name__,
    {
        "comparing": ("Compared", "compare", "points_on_it", "speaking_of_it"),
        "holding": ("Dated", "dated"),
        "points": ("Point", "says_the_same"),
    },
)
