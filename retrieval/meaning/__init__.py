"""What passages and questions mean, beside the words they use: the extra `semantic`.

An `Encoder` turns texts into vectors (`encoder`; `e5` is the one that there is; `unpacked`, over `weights_file`,
`graph` and `word_pieces`, its faster half for much text), `filling` makes those of all passages in the background,
`neighbours` finds the passages nearest to a question, and `listening` has questions encoded and waits for none too
long. Which passage answers, it does not know.
Without the extra nothing of it is loaded but `encoder`.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.meaning.encoder import Encoder, find_encoder
    from retrieval.meaning.filling import fill
    from retrieval.meaning.listening import Listener
    from retrieval.meaning.neighbours import Neighbours

__all__ = ["Encoder", "Listener", "Neighbours", "fill", "find_encoder"]

__getattr__ = loading(
    __name__,
    {
        "encoder": ("Encoder", "find_encoder"),
        "filling": ("fill",),
        "listening": ("Listener",),
        "neighbours": ("Neighbours",),
    },
)
