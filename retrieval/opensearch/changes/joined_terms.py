"""Passages -> their index terms, as one text each that the cluster cuts at the blanks; here and in workers."""

from itertools import pairwise

import numpy as np

from retrieval.analysis import Lattice, Tokenizer
from retrieval.index import TitledPassages, invert_texts
from retrieval.ingest import Encoded, encoding


def join_terms(words: Tokenizer | Lattice, texts: TitledPassages) -> Encoded:
    """Tokenise passages, each with the title of its report, as the embedded index has them.

    Args:
        words: Finds the words: a tokeniser, or what it has for much text.
        texts: The passages.
    """
    if isinstance(words, Tokenizer):
        if sum(len(parts) for _, parts in texts) < encoding.FEW_PASSAGES and not words.has_lattice:
            found = [[*words.terms(title), *words.terms(part)] for title, parts in texts for part in parts]
            return np.array([len(terms) for terms in found], dtype=np.int32), [" ".join(terms) for terms in found]
        words = words.lattice
    lengths, inverted = invert_texts(words, texts)
    order = np.argsort(inverted.slots, kind="stable")
    which = np.repeat(np.arange(len(inverted.terms)), inverted.counts)[order]
    frequencies = inverted.frequencies[order].astype(np.int64)
    terms = inverted.terms
    spelt = [terms[number] for number in np.repeat(which, frequencies).tolist()]
    ends = np.bincount(inverted.slots[order], weights=frequencies, minlength=lengths.size).astype(np.int64).cumsum()
    return lengths, [" ".join(spelt[start:end]) for start, end in pairwise([0, *ends.tolist()])]
