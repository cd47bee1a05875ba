"""Changes of the index: each one transaction that replaces reports, their passages and their postings together.

The postings of a batch are staged first, unseen (see `retrieval.index.segments`), so that the transaction is short.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.analysis import Lattice, Tokenizer
from retrieval.corpus import CorpusFile
from retrieval.index import SMALL_MERGE, SegmentStore, TitledPassages, make_segment
from retrieval.ingest.encoding import Encoded, Encoders, encode_texts
from retrieval.ingest.entries import Entry, FreshReport, check, make_entries, titled_passages
from retrieval.ingest.renamed import Renaming
from retrieval.store import (
    Arrivals,
    Catalogue,
    Files,
    FileState,
    FormerTexts,
    Journal,
    Reposts,
    Store,
    delete_report,
    insert_passages,
    insert_reports,
)
from retrieval.types import ChangeTimes, Passage, Progress, Report, ReportProgress

BATCH_PASSAGES = 1024
"""Passages a transaction: a lock of some tens of milliseconds, and few segments to merge."""

MANY_SEGMENTS: Final = 64
"""Segments that gather before they are merged while much is being indexed; a question visits each."""

SPARE: Final = 0.25
"""Share of the file that may stay unused after a reindex: what comes next uses it."""


class Indexer:
    """Writes to one index; whoever calls it holds `lock.sole_writer`.

    Args:
        store: The database.
        catalogue: Its reports and passages.
        segments: Its postings.
        tokenizer: Makes the index terms.
    """

    def __init__(self, store: Store, catalogue: Catalogue, segments: SegmentStore, tokenizer: Tokenizer) -> None:
        self._store = store
        self._files = Files(store)
        self._catalogue = catalogue
        self._segments = segments
        self._tokenizer = tokenizer
        self._reposts = Reposts(store)
        self._former = FormerTexts(store)
        self._arrivals = Arrivals(store)

    @property
    def tokenizer(self) -> Tokenizer:
        """What makes the index terms."""
        return self._tokenizer

    @property
    def encode(self) -> Callable[[Tokenizer | Lattice, TitledPassages], Encoded]:
        """What makes postings of texts, here and in workers."""
        return encode_texts

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
            check(new.report)
        numbers = self.store(make_entries(fresh), encode_texts(self._tokenizer, titled_passages(fresh)))
        return [replace(new.report, id=number) for number, new in zip(numbers, fresh, strict=True)]

    def store(self, entries: Sequence[Entry], encoded: Encoded) -> list[int]:
        """Put reports into the index, all in one transaction.

        Args:
            entries: The reports.
            encoded: The postings of their passages.

        Returns:
            Their ids.
        """
        with self._store.reading():
            first = int(self._store.setting("last_passage") or 0) + 1
        staged = self._stage(range(first, first + encoded[0].size), encoded)
        with self._store.writing():
            numbers = [
                self._files.remember(
                    entry.key,
                    state="indexed",
                    size=entry.size,
                    modified=entry.modified,
                    sha256=entry.sha256,
                    content=entry.content,
                )
                for entry in entries
            ]
            for number, entry in zip(numbers, entries, strict=True):
                self._former.keep(number, entry.columns)
            self._arrivals.note(numbers)
            retired = self._forget(self._catalogue.stored(numbers))
            connection = self._store.connection
            insert_reports(connection, ((n, entry.columns) for n, entry in zip(numbers, entries, strict=True)))
            places = [(number, place) for number, entry in zip(numbers, entries, strict=True) for place in entry.places]
            insert_passages(connection, ((first + n, number, place) for n, (number, place) in enumerate(places)))
            for number, entry in zip(numbers, entries, strict=True):
                self._reposts.add(number, entry.shingles)
            self._segments.publish([staged])
            self._store.set_settings({"last_passage": str(first + len(places) - 1)})
            self._note_change(entry.key for entry in entries)
        self._segments.delete(retired)
        return numbers

    def _stage(self, passages: Sequence[int], encoded: Encoded) -> int:
        lengths, found = encoded
        return self._segments.stage(make_segment(np.array(passages, dtype=np.int64), lengths), found)

    def remove(self, reports: Mapping[str, int], *, state: str) -> None:
        """Take reports out of the index.

        Args:
            reports: Their ids by key.
            state: What their files are from now on: "gone" or "removed" (see `store.FileState`).
        """
        with self._store.writing():
            retired = self._forget(list(reports.values()))
            self._former.forget(reports.values())
            for key in reports:
                self._files.set_state(key, state)
            self._note_change(reports)
        self._segments.delete(retired)

    def rename(
        self, corpus: Path, changed: Sequence[CorpusFile], known: Mapping[str, FileState], *, limit: int
    ) -> bool:
        """Give reports the keys that their files have now; whether any has another one."""
        renames = Renaming(self._store, self._files, corpus, limit).find(changed, known)
        if renames is None:
            return False
        with self._store.writing():
            if renames.indexed:
                self.remove(renames.indexed, state="gone")
            again = renames.again | set(self._catalogue.titled_by_file(renames.keys))
            new_keys = {number: new for number, (_, new) in renames.keys.items()}
            self._files.rename(new_keys, [state.id for state in renames.displaced.values()], again)
            Journal(self._store).rename_reports(dict(renames.keys.values()))
            # What may be seen, and by whom, goes by the folder.
            self._note_change(key for both in renames.keys.values() for key in both)
        return True

    def drop_unfinished(self) -> None:
        """Delete what a process that was killed has left behind."""
        self._segments.drop_unfinished()

    def merge(self, encoders: Encoders) -> None:
        """Merge segments until none is due."""
        while self._segments.merge(run=encoders.map):
            pass

    def merge_small(self) -> None:
        """Merge small segments: what the adding of one report may take upon itself."""
        while self._segments.merge(largest=SMALL_MERGE):
            pass

    def tidy(self, encoders: Encoders) -> None:
        """Make few segments of many, after much was indexed."""
        if self._segments.merge(tidy=True, run=encoders.map):
            self._store.shrink()

    def give_back(self) -> None:
        """Make the file smaller where much of it is unused, as after most reports are gone."""
        self._store.shrink(spare=SPARE)

    def many_segments(self) -> bool:
        """Whether it is time to merge in the middle of a long run."""
        return len(self._segments.live()) >= MANY_SEGMENTS

    def rebuild(self, encoders: Encoders, progress: ReportProgress) -> None:
        """Make all postings again from the stored passages; questions use the old ones until the end."""
        with self._store.reading():
            total = self._catalogue.counts()[1]
        built: list[int] = []
        done = 0
        for batch, encoded in encoders.with_words(self._batches(), _passage_texts, encode_texts):
            built.append(self._stage([passage.id for passage, _ in batch], encoded))
            done += len(batch)
            progress(Progress("tokenize", done, total))
        old = self._segments.live()
        with self._store.writing():
            self._segments.publish(built, instead_of=old)
            self._note_change()
        self._segments.delete(old)
        self.tidy(encoders)

    def _batches(self) -> Iterator[list[tuple[Passage, str]]]:
        last = 0
        while True:
            with self._store.reading():
                batch = self._catalogue.passages_after(last, BATCH_PASSAGES)
            if not batch:
                return
            yield batch
            last = batch[-1][0].id

    def _forget(self, report_ids: Sequence[int]) -> list[int]:
        retired = self._segments.bury(self._catalogue.passage_ids(report_ids))
        for number in report_ids:
            self._reposts.forget(number)
            delete_report(self._store.connection, number)
        return retired

    def _note_change(self, keys: Iterable[str] = ()) -> None:
        """Inside a transaction that changed reports of these keys: say so to all who read the index."""
        self._segments.changed()
        self._store.set_settings(
            {"fingerprint": self.fingerprint, **ChangeTimes.read(self._store.setting).changed_now(keys).as_settings()}
        )


def _passage_texts(batch: Sequence[tuple[Passage, str]]) -> TitledPassages:
    return [
        (title, [passage.text for passage, _ in same])
        for (_, title), same in groupby(batch, key=lambda pair: (pair[0].report_id, pair[1]))
    ]
