"""Blocks of postings: what is read of them in part is what stands in them."""

import io

import numpy as np

from retrieval.index import codec
from retrieval.index.inversion import invert_numbered

PASSAGES = codec.DENSE_FROM


def test_the_terms_of_a_block_are_read_without_its_postings():
    frequent = np.zeros(PASSAGES, dtype=np.int64)
    rare = np.arange(1, 4001)
    vocabulary = ["u:5g", *(f"u:x{number:04}" for number in range(1, 4001))]
    lengths = np.ones(PASSAGES, dtype=np.int64)
    lengths[:4000] += 1
    occurrences = np.concatenate([np.stack([frequent[:4000], rare], axis=1).ravel(), frequent[4000:]])

    blocks = [data for _, data in codec.encode_blocks(invert_numbered(vocabulary, occurrences, lengths), PASSAGES)]

    read = [codec.read_terms(io.BytesIO(block).read).decode().split("\n") for block in blocks]
    assert read == [list(codec.decode_block(block).terms) for block in blocks]
    assert read[0] == ["u:5g"]
    assert len(read) > 2
    beginning = io.BytesIO(blocks[-1])
    codec.read_terms(beginning.read)
    assert beginning.tell() < len(blocks[-1]) / 2
