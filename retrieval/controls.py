"""The characters that show nothing and steer what shows: the one list of them."""

from typing import Final

CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
"""For a class of a regular expression: controls save tab and line feed, and marks that turn the reading direction,
which make a line say what it does not."""
