"""Changes of an index and of its folder, one writer at a time: `updating` brings the first in line with the second.

`editing` corrects and deletes files of the folder for their owner, `granting` says who may ask which of its
collections. It knows the folder, the readers and the index; where files come from it does not, nor who wants a change.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.upkeep.editing import Editing
    from retrieval.upkeep.granting import Granting
    from retrieval.upkeep.updating import Upkeep

__all__ = ["Editing", "Granting", "Upkeep"]

__getattr__ = loading(__name__, {"editing": ("Editing",), "granting": ("Granting",), "updating": ("Upkeep",)})
