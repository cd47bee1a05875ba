"""A folder of reports that was only renamed or moved is told by its files."""

from collections.abc import Mapping
from pathlib import Path

from retrieval.corpus import list_corpus
from retrieval.errors import CorpusError
from retrieval.readers import container_key
from retrieval.store import FileState


def holds_as_known(folder: Path, files: Mapping[str, FileState]) -> bool:
    """Whether a folder holds just the files that were indexed, of the same sizes and times.

    Args:
        folder: It may be missing.
        files: What is remembered of each, by key.
    """
    try:
        there = {file.key: file for file in list_corpus(folder).files}
    except CorpusError:
        return False
    known = {key: file for key, file in files.items() if file.state != "gone" and container_key(key) is None}
    return known.keys() == there.keys() and not any(
        # One without a time is to be read again anyway.
        file.size != known[key].size or known[key].modified not in (None, file.modified)
        for key, file in there.items()
    )
