"""How numba (BSD, extra `fast`) makes machine code of the loops of this package, and reads arrays by their addresses.

The code is kept beside the file of the function or, where that folder cannot be written, in the user's cache folder
(NUMBA_CACHE_DIR names another); where neither can be, it is compiled anew in each process, which takes some seconds.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit, types
from numba.extending import intrinsic

Function = TypeVar("Function", bound=Callable[..., Any])


def compile_loop(function: Function, signature: object = None, **options: object) -> Function:
    """Machine code of a function: for a signature at once, else at its first call; other threads run meanwhile."""
    try:
        compiled: Function = njit(signature, nogil=True, cache=True, **options)(function)
    except RuntimeError:  # there is no folder to keep it in
        compiled = njit(signature, nogil=True, **options)(function)
    return compiled


def compile_sums(function: Function) -> Function:
    """The same for a count in floating point, added up in any order, so eight or sixteen at a time."""
    return compile_loop(function, fastmath={"reassoc"})


def _reader(item: object) -> Any:  # noqa: ANN401 - what numba makes of it
    """Makes an address into a pointer to items of a type."""

    @intrinsic
    def pointer(context, address):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG001
        def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            return builder.inttoptr(arguments[0], context.get_value_type(signature.return_type))

        return types.CPointer(item)(types.int64), generate

    return pointer


# Arrays by their address, for `carray`: numba counts references to parts of arrays, which costs more than reading them.
int32s = _reader(types.int32)
uint16s = _reader(types.uint16)
uint8s = _reader(types.uint8)
float32s = _reader(types.float32)
