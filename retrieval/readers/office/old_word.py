"""Word and WPS documents from before 2007 (`.doc`, `.wps`) -> `Report`; needs the extra `office`. Format: [MS-DOC].

They are turned into `.docx` by msdoc2docx and read as such: lists keep their numbers, tables their cells.
"""

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from retrieval.errors import ReadError
from retrieval.extras import require
from retrieval.readers.office.compound import OLE_MARK
from retrieval.readers.office.word import DocxReader
from retrieval.reasons import Code
from retrieval.types import Report

_STREAM: Final = "WordDocument".encode("utf-16-le")


class OldWordReader:
    """Reads `.doc` and `.wps`."""

    suffixes = frozenset({".doc", ".wps", ".dot", ".wpt"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a compound file with a stream of Word's."""
        return data.startswith(OLE_MARK) and _STREAM in data

    def read(self, data: bytes, key: str) -> Report:
        """Read a document as its `.docx` would be read.

        Raises:
            UnsupportedFormat: The extra `office` is not installed.
            ReadError: It is no Word document, damaged, encrypted, or holds no text.
        """
        require("office", "doc2docx", key=key, task=Code.READING_OFFICE)
        if not self.recognises(data):
            raise ReadError(key, Code.MISNAMED, ending=".doc")
        found = DocxReader().read(_converted(data, key), key)
        return replace(found, sha256=hashlib.sha256(data).hexdigest(), reading=replace(found.reading, format="doc"))


def _converted(data: bytes, key: str) -> bytes:
    import doc2docx
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="wenju-") as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(data)
        try:
            doc2docx.convert(old, new)
        except EncryptedDocumentError as error:
            raise ReadError(key, Code.PDF_ENCRYPTED) from error
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # the border of a third-party parser fed with anything at all
            raise ReadError(key, Code.PDF_DAMAGED, problem=type(error).__name__) from error
        return new.read_bytes()
