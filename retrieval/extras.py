"""The packages of each extra, and the line that installs them for the interpreter at work.

`pip install 'wenju[pdf]'` would ask the package index for Wenju itself, which was installed from its source.
"""

import shlex
import sys
from typing import Final

EXTRAS: Final = {
    "html": ("lxml", "lxml-html-clean", "trafilatura"),
    "pdf": ("pypdf[crypto]",),
    "office": ("msdoc2docx", "python-calamine", "striprtf"),
    "ocr": ("onnxruntime", "pillow", "pypdfium2", "rapidocr"),
    "word": ("python-docx",),
    "eval": ("ir-measures",),
    "mcp": ("mcp",),
}
"""What `pyproject.toml` says, whose metadata is not there where Wenju runs without being installed."""


def install_line(extra: str) -> str:
    """The line that installs the packages of an extra."""
    return shlex.join([sys.executable or "python3", "-m", "pip", "install", *EXTRAS[extra]])
