"""What an owner changes in the folder of reports itself: corrections beside files, and files that go."""

from pathlib import Path

from retrieval.corpus import (
    corrected_keys,
    digest_with,
    hash_of,
    kept_on_failure,
    load_sidecar,
    parse_sidecar,
    revise,
    sidecar_of,
    write_sidecar,
)
from retrieval.errors import CorpusError, ReadError
from retrieval.holdings import Library
from retrieval.open_index import OpenIndex
from retrieval.readers import container_key
from retrieval.reasons import Code
from retrieval.types import Report
from retrieval.upkeep.granting import MOMENT
from retrieval.upkeep.updating import Upkeep


class Editing:
    """Corrects reports beside their files, and deletes these; may be shared between threads.

    Args:
        index: What is changed with them.
        upkeep: Who brings it in line.
    """

    def __init__(self, index: OpenIndex, upkeep: Upkeep) -> None:
        self._index = index
        self._upkeep = upkeep
        self._library = Library(index)
        self._backend = index.backend
        self._corpus = index.corpus

    def edit(
        self,
        report: int,
        *,
        title: str | None = None,
        source: str | None = None,
        published: str | None = None,
        url: str | None = None,
        valid_from: str | None = None,
        valid_until: str | None = None,
        replaces: str | None = None,
    ) -> tuple[Report, Report]:
        """Correct what is known of a report, for ever: in a sidecar beside its file, which wins over parsing.

        Args:
            report: Its number.
            title: New title; None leaves it as it is, an empty text gives it back to the reader (all of them).
            source: New source.
            published: New date, as 2023-05-06 or 2023-05-06 07:08.
            url: New address.
            valid_from: The first day on which it holds.
            valid_until: The last one.
            replaces: The title or key of the report that it takes the place of.

        Returns:
            The report before and after.

        Raises:
            ReportNotFound: No report has that number.
            ReadError: The date or the address is none, or the report has no file; nothing was changed.
            CorpusError: The folder cannot be written; nothing was changed.
            Busy: Somebody else is changing the index.
        """
        with self._backend.sole_writer(f"editing report {report}", patience=MOMENT):
            before = self._library.report(report)
            file = container_key(before.key) or before.key
            if not (self._corpus / file).is_file():
                raise ReadError(before.key, Code.NO_FILE_TO_CORRECT)
            # Of a report inside an archive, the sidecar stands in a folder beside it: `2024.zip!/a.html.yaml`.
            path = self._corpus / before.key
            values = {
                "title": title,
                "source": source,
                "published": published,
                "url": url,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "replaces": replaces,
            }
            revised = revise(parse_sidecar(load_sidecar(path, before.key), before.key), values, before.key)
            with kept_on_failure(sidecar_of(path)):
                write_sidecar(path, revised)
                self._upkeep.index_file(file)
            return before, self._library.report(report)

    def stray_corrections(self) -> tuple[str, ...]:
        """The keys that sidecars are written for and no file has: it was deleted, or edited as it was renamed."""
        with self._index.store.reading():
            known = {key for key, state in self._index.files.all().items() if state.state != "gone"}
        keys = corrected_keys(self._corpus)
        return tuple(key for key in keys if key not in known and not (self._corpus / key).is_file())

    def discard(self, report: int) -> Report:
        """Take a report out of the index and delete its file.

        Raises:
            ReportNotFound: No report has that number.
            ReadError: The file is gone, or changed since it was indexed: then it is not ours to delete.
            CorpusError: The folder cannot be written.
            Busy: Somebody else is changing the index.
        """
        with self._backend.sole_writer(f"discarding report {report}", patience=MOMENT):
            indexer = self._index.indexer()
            old = self._library.report(report)
            path = self._corpus / old.key
            with kept_on_failure(path, sidecar_of(path)):
                _check_unchanged(old, path)
                try:
                    path.unlink()
                    sidecar_of(path).unlink(missing_ok=True)
                except OSError as error:
                    raise CorpusError(Code.UNDELETABLE_PATH, path=path, problem=error.strerror or error) from error
                indexer.remove({old.key: old.id}, state="gone")
            indexer.merge_small()
        return old


def _check_unchanged(report: Report, path: Path) -> None:
    """Raise `ReadError` unless the file is what the report was read from: somebody's later work is not ours."""
    try:
        own = hash_of(path.read_bytes())
    except OSError as error:
        raise ReadError(report.key, Code.UNREADABLE, problem=error.strerror or error) from error
    if digest_with(load_sidecar(path, report.key), own) != report.sha256:
        raise ReadError(report.key, Code.CHANGED_FILE)
