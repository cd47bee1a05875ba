"""The index in one SQLite file beside the bot: the backend for all that one machine can hold.

`sqlite_backend` puts together what the rooms below have for it: the file (`store`), postings in it (`index`), and what
changes both (`ingest`). What a backend must do stands in `retrieval.backend`; what is searched for, and why the index
changes, it does not know.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.embedded.sqlite_backend import EmbeddedBackend

__all__ = ["EmbeddedBackend"]

__getattr__ = loading(__name__, {"sqlite_backend": ("EmbeddedBackend",)})
