"""The packages of each extra, whether they are there, and the line that installs them for the interpreter at work.

`pip install 'wenju[pdf]'` would ask the package index for Wenju itself, which was installed from its source.
"""

import importlib.util
import shlex
import sys
from typing import Final

from retrieval.errors import UnsupportedFormat
from retrieval.reasons import Code, reason

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


def is_installed(*modules: str) -> bool:
    """Whether all of some modules could be imported; none is loaded for that."""
    return all(importlib.util.find_spec(module) is not None for module in modules)


def require(extra: str, *modules: str, key: str, task: Code) -> None:
    """Refuse a file that is read by an extra which is not there.

    Args:
        extra: Its name.
        modules: What of it reads the file.
        key: The file.
        task: What the extra does.

    Raises:
        UnsupportedFormat: A module is missing; it says how to install the extra.
    """
    if not is_installed(*modules):
        raise UnsupportedFormat(key, Code.MISSING_EXTRA, task=reason(task), line=install_line(extra))
