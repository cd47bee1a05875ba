"""Which reports speak to the same point with other figures, and which of them holds at the time asked about.

`points` reads what a hit says on the point, `series` tells whether two reports can be about one thing at all, `holding`
puts those that do in order, and `comparing` goes through them: it moves the one that holds to the front and tells
each hit of the others. It may know hits as they are laid out, what reports say of their validity, and the words of the
tokeniser; it looks for no passages itself, and does not judge how sure an answer is.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.versions.comparing import Compared, compare, with_validity

__all__ = ["Compared", "compare", "with_validity"]

__getattr__ = loading(__name__, {"comparing": ("Compared", "compare", "with_validity")})
