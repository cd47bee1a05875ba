"""Who may ask which collection: taken into the index from `_access.yaml`, and changed there.

The index keeps it, so that all processes and machines that answer from it go by the same, whatever folder they see.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from retrieval.corpus import RULES_FILE, change_rules, read_entries, read_rules
from retrieval.errors import CorpusError, RulesError
from retrieval.holdings import Inventory
from retrieval.open_index import OpenIndex
from retrieval.reasons import Code
from retrieval.types import Failure, RuleChange, Rules, folded_name, meant_by, name_in_file, named_in_file

MOMENT: Final = 2.0
"""Seconds that a small change waits for another one to be done."""


class Granting:
    """Lets people and groups ask collections; may be shared between threads.

    Args:
        index: The index.
    """

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._inventory = Inventory(index)
        self._backend = index.backend
        self._store = index.store
        self._corpus = index.corpus

    def take_rules(self) -> Failure | None:
        """Have the index know who may ask which collection, by `_access.yaml` as it is now.

        A folder that is not there, or is another one than was indexed, says nothing: what was said before holds.

        Returns:
            What is wrong with the file: then nobody but owners may ask anything. None where it is right.

        Raises:
            Busy: Somebody else is changing the index, and was not done in a moment.
        """
        if self._store.read_only or self._other_corpus() is not None:
            return None
        return self.take_rules_anew()

    def take_rules_anew(self) -> Failure | None:
        """As `take_rules`, whichever folder was indexed before: this one is to be."""
        # Where a share is not mounted there is an empty folder, which does not open what was closed.
        if not self._corpus.is_dir() or not any(self._corpus.iterdir()):
            return None
        wrong = None
        try:
            rules = read_rules(self._corpus)
        except RulesError as error:
            rules, wrong = Rules(broken=True), Failure(RULES_FILE, error.reason)
        self._index.keep_rules(rules, patience=MOMENT)
        return wrong

    def grant(self, collection: str, who: int | None) -> RuleChange:
        """Let somebody ask a collection, which from then on is for those alone who may.

        Args:
            collection: Its name, as people write it.
            who: The number of a person or group; None: everybody let in.

        Raises:
            RulesError: There is no such collection, or the file cannot be changed so.
            CorpusError: The folder cannot be written, or another one was indexed.
            Busy: Somebody else is changing the index.
        """
        with self._backend.sole_writer(f"who may ask {collection}", patience=MOMENT):
            rule = self._rule_of(collection)
            return self._write(rule, None if who is None else (rule.subjects or frozenset()) | {who})

    def revoke(self, collection: str, who: int | None) -> RuleChange:
        """Let somebody ask a collection no longer; result and errors as of `grant`.

        Args:
            collection: Its name, as people write it.
            who: The number of a person or group; None: everybody but those named.
        """
        with self._backend.sole_writer(f"who may ask {collection}", patience=MOMENT):
            rule = self._rule_of(collection)
            if rule.subjects is None and who is not None:
                raise RulesError(Code.OPEN_COLLECTION, name=rule.collection)
            return self._write(rule, (rule.subjects or frozenset()) - {who})

    def move_subject(self, old: int, new: int) -> None:
        """Have a group that has another number now ask what it might ask before; errors as of `grant`."""
        with self._backend.sole_writer("who may ask", patience=MOMENT):
            with self._store.reading():
                named = old in frozenset[int]().union(*self._index.rules().closed.values())
            if not named:
                return
            self._check_corpus()
            for name, subjects in read_entries(self._corpus).items():
                if old in subjects:
                    change_rules(self._corpus, name, (subjects - {old}) | {new})
            self.take_rules()

    def _other_corpus(self) -> str | None:
        """The folder that was indexed, "–" for none; None where it is this one."""
        indexed = self._inventory.indexed_corpus()
        return None if indexed == Path(os.path.realpath(self._corpus)) else str(indexed or "–")

    def _check_corpus(self) -> None:
        if (indexed := self._other_corpus()) is not None:
            raise CorpusError(Code.OTHER_CORPUS, database=self._backend.name, indexed=indexed, folder=self._corpus)

    def _rule_of(self, collection: str) -> "_Rule":
        self._check_corpus()
        entries = read_entries(self._corpus)
        with self._store.reading():
            there = [*self._index.names()]
        meant = meant_by(collection, there)
        written = [entry for entry in entries if meant in named_in_file(entry)]
        others = {name for entry in written for name in named_in_file(entry)} - {meant}
        if len(written) > 1 or not others.isdisjoint(map(folded_name, there)):
            # Of one collection several rules can stand only where one is for `general`.
            raise RulesError(Code.RULES_FOR_EITHER, path=self._corpus / RULES_FILE)
        try:
            name = self._inventory.collection(collection).name
        except RulesError:
            # One that is named there may have no report yet.
            if not written:
                raise
            name = collection
        return _Rule(name, *((written[0], entries[written[0]]) if written else (name_in_file(name), None)))

    def _write(self, rule: "_Rule", now: frozenset[int] | None) -> RuleChange:
        change_rules(self._corpus, rule.written, now)
        self.take_rules()
        return RuleChange(rule.collection, rule.subjects, now)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Who may ask a collection, by its name as its folder has it and as the file does."""

    collection: str
    written: str
    subjects: frozenset[int] | None
