"""The Bot API stand-in, as for the tests of the whole bot."""

from tests.e2e.conftest import standin

__all__ = ["standin"]
