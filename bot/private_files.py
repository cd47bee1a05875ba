"""Files that their owner alone may read: what people asked, and what shows who may ask."""

import os
import stat


def for_its_owner(path: str, flags: int) -> int:
    """An opener for `open`: the file is its owner's alone from the first byte, also where it was there before."""
    handle = os.open(path, flags, 0o600)
    try:
        # A pipe or a terminal has nothing to keep.
        if stat.S_ISREG(os.fstat(handle).st_mode):
            os.fchmod(handle, 0o600)
    except OSError:
        os.close(handle)
        raise
    return handle
