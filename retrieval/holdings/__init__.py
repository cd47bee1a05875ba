"""What of an index somebody may see: `seen` answers their questions, `library` looks up, `inventory` counts.

All ways to a report go through here, so that none can forget whose it is. It may know the index, the search and the
analysis of text; nothing of changes, files or chats.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.holdings.inventory import Inventory
    from retrieval.holdings.library import Library
    from retrieval.holdings.seen import AllAsked, Holdings

__all__ = ["AllAsked", "Holdings", "Inventory", "Library"]

__getattr__ = loading(
    __name__, {"inventory": ("Inventory",), "library": ("Library",), "seen": ("AllAsked", "Holdings")}
)
