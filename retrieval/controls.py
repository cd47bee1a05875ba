"""The characters that show nothing and steer what shows: the one list of them, and of what belongs to them."""

from typing import Final

CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
"""For a class of a regular expression: controls save tab and line feed, and marks that turn the reading direction,
which make a line say what it does not."""

_PARAMETERS: Final = r"[0-?]*+[ -/]*+[@-~]"
# Ended by BEL, ST, or what makes a terminal give up; not longer than its line, or one mark would hide a whole text.
_STRING: Final = r"[^\x00-\x08\n-\x1f\x7f-\x9f]*+(?:\x07|\x1b\\|\x9c|(?=[\x18\x1a\x1b\x80-\x9f]))"

_ESCAPED: Final = rf"(?<=\x1b)(?:\[{_PARAMETERS}|[\]PX^_]{_STRING}|[ -/]++[0-~]|[0-OQ-WYZ\\`-~])"

ESCAPE_SEQUENCE: Final = rf"(?:{_ESCAPED})?"
"""For a regular expression, behind one control: the rest of the sequence that it begins, if it is ESC (ECMA-48): with
CSI, then parameters; with OSC, DCS, SOS, PM or APC, then a string; or a short one. For text to read: a C1 control in it
is what is left of a wrong encoding (each right quotation mark of UTF-8 encoded twice has an OSC), and words follow."""

SEQUENCE: Final = rf"(?:{_ESCAPED}|(?<=\x9b){_PARAMETERS}|(?<=[\x90\x98\x9d-\x9f]){_STRING})?"
"""The same for a terminal, which may obey the one byte in C1 that stands for ESC and another."""
