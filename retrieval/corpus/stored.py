"""The file that a report was read from, as it lies in the corpus folder."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from retrieval.corpus.folder import list_files
from retrieval.corpus.items import Item, contents
from retrieval.errors import ReadError
from retrieval.readers import Member, container_key
from retrieval.reasons import Code
from retrieval.types import Report


@dataclass(frozen=True, slots=True)
class Original:
    """A file.

    Attributes:
        name: Its own, without folders.
        data: Its bytes; those of the member where the report stands inside an archive.
    """

    name: str
    data: bytes

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can be drawn (`retrieval.readers.draw_page`)."""
        return b"%PDF-" in self.data[:1024]


def read_original(folder: Path, report: Report, limit: int) -> Original:
    """Read the file of a report, if that is still what the report was made of.

    Args:
        folder: The corpus folder.
        report: Which.
        limit: Largest number of bytes taken.

    Raises:
        ReadError: It is gone, has changed since, is larger than the limit, or cannot be read.
        CorpusError: There is no corpus folder.
    """
    key = container_key(report.key) or report.key
    listing = list_files(folder, [key])
    for file in listing.files:
        for item in contents(folder, file, limit, set()):
            if isinstance(item, Item) and item.key == report.key:
                if item.sha256 != report.sha256:
                    raise ReadError(report.key, Code.CHANGED_FILE)
                data = item.source.data if isinstance(item.source, Member) else item.source
                return Original(PurePosixPath(report.key).name, data)
    raise ReadError(report.key, Code.NOT_IN_CORPUS, folder=folder)
