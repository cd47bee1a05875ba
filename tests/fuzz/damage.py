"""How a file or a piece of JSON is damaged."""

from hypothesis import strategies as st

# Few are ordinary: control signs, half characters, marks that turn the writing round, digits of other scripts.
ODD_TEXT = st.text(
    st.sampled_from(
        "问几点a1 \n\t\0\x1b\x7f\u200b\u202e\ufeff\ud800\U0010fffe٣½Ⅷ％：:；。？?—-“”'\"《》|\\/#@&<>*_`~[]{}"
    )
    | st.characters(),
    max_size=60,
)


@st.composite
def damaged(draw, seeds, pieces):
    """A file with some pieces put in, cut out, moved or overwritten."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 4, 30, 500])))
        what = draw(st.integers(0, 3))
        if what == 0:
            data[start:end] = draw(pieces) * draw(st.sampled_from([1, 1, 3, 200]))
        elif what == 1:
            data[start:end] = draw(st.binary(max_size=6))
        elif what == 2:
            piece = data[start:end]
            place = draw(st.integers(0, len(data)))
            data[place:place] = piece
        else:
            del data[start:end]
    return bytes(data)


ANY_VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.sampled_from([0, 1, -1, 2**31, 2**63, -(2**63), 10**30])
    | st.floats()
    | ODD_TEXT,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(ODD_TEXT, inside, max_size=3),
    max_leaves=6,
)
"""What JSON may hold."""


@st.composite
def changed(draw, wholes):
    """A piece of JSON with some values in it changed, left out, or of another kind."""
    value = draw(st.sampled_from(wholes))
    for _ in range(draw(st.integers(1, 3))):
        value = _with_change(draw, value)
    return value


def _with_change(draw, value):
    inside = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    if not inside or draw(st.integers(0, 9)) == 0:
        return draw(ANY_VALUE)
    copy = value.copy()
    place = draw(st.sampled_from(inside))
    if draw(st.integers(0, 9)) == 0:
        del copy[place]
    else:
        copy[place] = _with_change(draw, value[place])
    return copy
