"""The benchmark's corpus: stories -> passages -> tokens, in worker processes, kept in the work folder.

A shard holds 500 stories: the vocabulary, the term numbers of all passages one after the other, the length of each
passage, passages a story, and the stories as (id, title, passages). Larger corpora than the stories give repeat
them with other digits, so that numbers and years differ while words stay.
"""

import gzip
import itertools
import json
import marshal
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.passages import cut_passages
from retrieval.analysis.tokens import Tokenizer
from retrieval.types import Report

STORIES_A_SHARD = 500
ONE_COPY = 233_195
"""Passages after which the stories are repeated (those of `facts/speed.md`)."""

_tokenizer: Tokenizer


@dataclass(frozen=True)
class Story:
    """One news story."""

    id: str
    title: str
    passages: list[str]


@dataclass(frozen=True)
class Shard:
    """Some stories and their tokens."""

    vocabulary: list[str]
    occurrences: NDArray[np.int64]
    lengths: NDArray[np.int64]
    stories: list[Story]


def read_stories(path: Path) -> Iterator[dict[str, Any]]:
    """The stories of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def title_of(story: dict[str, Any]) -> str:
    """Its title, or else how it begins."""
    return str(story["title"] or re.split(r"[，。！？；\n]", story["text"].strip())[0][:30])


def tokenise(corpus: Path, folder: Path, size: int, workers: int = 2) -> None:
    """Make the shards that are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "complete").exists():
        return
    stories = read_stories(corpus)
    groups = iter(lambda: list(itertools.islice(stories, STORIES_A_SHARD)), [])
    jobs = ((folder / f"{n:04}.m", group, size) for n, group in enumerate(groups))
    with get_context("spawn").Pool(workers, _start, (folder.parent,)) as pool:
        for done in pool.imap(_tokenise, jobs):
            print("tokenised", done, flush=True)
    (folder / "complete").touch()


def shards(folder: Path, passages: int) -> Iterator[Shard]:
    """Shards with so many passages together, the last one cut off, repeated with other digits where need be."""
    left = passages
    for copy in itertools.count():
        here = min(left, ONE_COPY)
        for path in sorted(folder.glob("*.m")):
            if not here:
                break
            shard = _cut(_load(path), here)
            here -= len(shard.lengths)
            left -= len(shard.lengths)
            yield _renumbered(shard, copy)
        if not left:
            return


def words_only(shard: Shard) -> Shard:
    """The shard with jieba's words alone."""
    kept = np.array([term.startswith("w:") for term in shard.vocabulary], dtype=np.bool_)[shard.occurrences]
    owner = np.repeat(np.arange(len(shard.lengths)), shard.lengths)[kept]
    used, occurrences = np.unique(shard.occurrences[kept], return_inverse=True)
    lengths = np.bincount(owner, minlength=len(shard.lengths))
    return Shard([shard.vocabulary[n] for n in used], occurrences, lengths, shard.stories)


def documents(shard: Shard) -> Iterator[list[str]]:
    """The terms of each passage."""
    vocabulary = shard.vocabulary
    for start, length in zip((shard.lengths.cumsum() - shard.lengths).tolist(), shard.lengths.tolist(), strict=True):
        yield [vocabulary[number] for number in shard.occurrences[start : start + length].tolist()]


def _start(cache: Path) -> None:
    global _tokenizer
    os.nice(5)
    _tokenizer = Tokenizer(cache=cache / "dictionary")


def _tokenise(job: tuple[Path, list[dict[str, Any]], int]) -> str:
    path, stories, size = job
    if path.exists():
        return path.name
    vocabulary: dict[str, int] = {}
    occurrences: list[int] = []
    lengths, counts, kept = [], [], []
    for story in stories:
        paragraphs = tuple(line.strip() for line in story["text"].splitlines() if line.strip())
        if not paragraphs:
            continue
        title = title_of(story)
        title_terms = _tokenizer.terms(title)
        cut = cut_passages(Report(0, "", title, None, None, None, (), paragraphs, (), ""), size)
        counts.append(len(cut))
        kept.append((story["id"], title, [passage.text for passage in cut]))
        for passage in cut:
            terms = title_terms + _tokenizer.terms(passage.text)
            lengths.append(len(terms))
            occurrences.extend([vocabulary.setdefault(term, len(vocabulary)) for term in terms])
    numbers = np.array(occurrences, dtype="<u4").tobytes()
    temporary = path.with_suffix(".part")
    temporary.write_bytes(marshal.dumps((list(vocabulary), numbers, lengths, counts, kept)))
    temporary.replace(path)
    return path.name


def _load(path: Path) -> Shard:
    vocabulary, numbers, lengths, _, stories = marshal.loads(path.read_bytes())
    occurrences = np.frombuffer(numbers, dtype="<u4").astype(np.int64)
    return Shard(vocabulary, occurrences, np.array(lengths, dtype=np.int64), [Story(*story) for story in stories])


def _cut(shard: Shard, passages: int) -> Shard:
    if len(shard.lengths) <= passages:
        return shard
    stories, left = [], passages
    for story in shard.stories:
        stories.append(Story(story.id, story.title, story.passages[:left]))
        left -= len(stories[-1].passages)
        if not left:
            break
    lengths = shard.lengths[:passages]
    used, occurrences = np.unique(shard.occurrences[: int(lengths.sum())], return_inverse=True)
    return Shard([shard.vocabulary[n] for n in used], occurrences, lengths, stories)


def _renumbered(shard: Shard, copy: int) -> Shard:
    digits = str.maketrans("0123456789", "".join(str((digit + copy) % 10) for digit in range(10)))
    return Shard(
        [term.translate(digits) for term in shard.vocabulary],
        shard.occurrences,
        shard.lengths,
        [
            Story(f"{copy}-{s.id}", s.title.translate(digits), [text.translate(digits) for text in s.passages])
            for s in shard.stories
        ],
    )
