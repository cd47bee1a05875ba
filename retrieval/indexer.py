"""Changes of the index: each one transaction that replaces reports, their passages and their postings together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from retrieval.catalogue import Catalogue
from retrieval.errors import ReadError
from retrieval.postings import build_segment
from retrieval.reposts import Reposts
from retrieval.segments import SegmentStore
from retrieval.store import Store
from retrieval.tokens import Tokenizer
from retrieval.types import Passage, Report, ReportProgress
from retrieval.types import Progress as Step

BATCH_PASSAGES = 512
"""Passages a transaction: a lock of some tens of milliseconds, and few segments to merge."""


@dataclass(frozen=True, slots=True)
class FreshReport:
    """A report that is to enter the index, and the file it was read from.

    Attributes:
        report: As the reader made it; its id is not looked at.
        passages: Cut from it; their ids are not looked at.
        size: Bytes of its file; None without a file.
        modified: Modification time of its file in nanoseconds; None: read it again next time.
    """

    report: Report
    passages: Sequence[Passage]
    size: int | None = None
    modified: int | None = None


class Indexer:
    """Writes to one index; whoever calls it holds `locking.sole_writer`.

    Args:
        store: The database.
        catalogue: Its reports and passages.
        segments: Its postings.
        tokenizer: Makes the index terms.
    """

    def __init__(self, store: Store, catalogue: Catalogue, segments: SegmentStore, tokenizer: Tokenizer) -> None:
        self._store = store
        self._catalogue = catalogue
        self._segments = segments
        self._tokenizer = tokenizer
        self._reposts = Reposts(store)

    @property
    def fingerprint(self) -> str:
        """The tokeniser's, which the index is written with."""
        return self._tokenizer.fingerprint

    def replace(self, fresh: Sequence[FreshReport]) -> list[Report]:
        """Put reports into the index, in the place of their earlier versions where there are any.

        Returns:
            The reports with their ids.

        Raises:
            ReadError: A report has no paragraph, or one of several lines.
        """
        for new in fresh:
            _check(new.report)
        terms = [[self._passage_terms(new.report.title, passage.text) for passage in new.passages] for new in fresh]
        stored = []
        with self._store.writing():
            next_id = int(self._store.setting("last_passage") or 0) + 1
            by_passage: dict[int, list[str]] = {}
            for new, report_terms in zip(fresh, terms, strict=True):
                number = self._catalogue.remember_file(
                    new.report.key,
                    state="indexed",
                    size=new.size,
                    modified=new.modified,
                    sha256=new.report.sha256,
                )
                self._forget([number])
                report = replace(new.report, id=number)
                passages = [
                    replace(passage, id=next_id + offset, report_id=number)
                    for offset, passage in enumerate(new.passages)
                ]
                next_id += len(passages)
                self._catalogue.insert_report(report, passages)
                self._reposts.add(number, report.text)
                by_passage |= {passage.id: found for passage, found in zip(passages, report_terms, strict=True)}
                stored.append(report)
            self._segments.write_new(*build_segment(by_passage))
            self._store.set_settings({"last_passage": str(next_id - 1)})
            self._finish()
        return stored

    def remove(self, reports: Mapping[str, int], *, state: str) -> None:
        """Take reports out of the index.

        Args:
            reports: Their ids by key.
            state: What their files are from now on: "gone" or "removed" (see `catalogue.FileState`).
        """
        with self._store.writing():
            self._forget(list(reports.values()))
            for key in reports:
                self._catalogue.set_file_state(key, state)
            self._finish()

    def find_reposts(self) -> None:
        """Pair the reports that tell the same story, where that was not done as they came."""
        self._reposts.find_all()

    def merge(self) -> None:
        """Merge segments until none is due, a transaction each."""
        merged = True
        while merged:
            with self._store.writing():
                merged = self._segments.merge()

    def rebuild(self, progress: ReportProgress) -> None:
        """Make all postings again from the stored passages; questions use the old ones until the end."""
        with self._store.reading():
            total = self._catalogue.counts()[1]
        built: list[int] = []
        done = 0
        for batch in self._batches():
            segment, postings = build_segment(
                {passage.id: self._passage_terms(title, passage.text) for passage, title in batch}
            )
            with self._store.writing():
                built.append(self._segments.write_new(segment, postings, live=False))
            done += len(batch)
            progress(Step("tokenize", done, total))
        with self._store.writing():
            self._segments.publish(built)
            self._finish()

    def _batches(self) -> Iterator[list[tuple[Passage, str]]]:
        last = 0
        while True:
            with self._store.reading():
                batch = self._catalogue.passages_after(last, BATCH_PASSAGES)
            if not batch:
                return
            yield batch
            last = batch[-1][0].id

    def _passage_terms(self, title: str, text: str) -> list[str]:
        # The title is indexed with each passage: it often names what the passage then leaves unsaid.
        return self._tokenizer.terms(title) + self._tokenizer.terms(text)

    def _forget(self, report_ids: Sequence[int]) -> None:
        dead = [passage.id for number in report_ids for passage in self._catalogue.passages(number)]
        self._segments.bury(dead)
        for number in report_ids:
            self._reposts.forget(number)
            self._catalogue.delete_report(number)

    def _finish(self) -> None:
        """Inside a transaction that changed the index: say so to all who read it."""
        self._segments.changed()
        self._store.set_settings(
            {
                "fingerprint": self.fingerprint,
                "indexed_at": datetime.now(UTC).isoformat(timespec="microseconds"),
            }
        )


def _check(report: Report) -> None:
    if not report.paragraphs:
        raise ReadError(report.key, "it has no paragraph of text")
    if any(len(paragraph.splitlines()) != 1 for paragraph in report.paragraphs):
        raise ReadError(report.key, "a paragraph is empty or has several lines; each paragraph is one line")
