"""An archive has as many parts as its list names, whatever else its bytes look like."""

import io
import zipfile

import pytest

from retrieval.errors import ReadError
from retrieval.readers import list_members
from retrieval.readers.archives import MOST_PARTS


def packed(parts, *, comment=b"", large=False):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        for name, data in parts.items():
            with box.open(name, "w", force_zip64=large) as part:
                part.write(data)
        box.comment = comment
    return archive.getvalue()


def test_contents_that_look_like_a_list_of_parts_are_not_counted():
    inside = b"PK\x01\x02" * (MOST_PARTS + 1)
    data = packed({"a.txt": "水位三米。".encode(), "b.txt": inside}, comment=b"PK\x01\x02" * 6000)

    assert [member.key for member in list_members(data, "a.zip")] == ["a.zip!/a.txt", "a.zip!/b.txt"]


@pytest.mark.parametrize("comment", [b"", b"PK\x05\x06"])
def test_too_many_parts_are_refused_before_they_are_looked_at(comment):
    data = packed({f"{n}.txt": b"" for n in range(MOST_PARTS + 1)}, comment=comment)

    with pytest.raises(ReadError, match="more than the 5,000 parts"):
        list(list_members(data, "a.zip"))


def test_as_many_parts_as_allowed_are_read():
    data = packed({f"{n}.txt": b"x" for n in range(MOST_PARTS)}, large=True)

    assert len(list(list_members(data, "a.zip"))) == MOST_PARTS


def test_an_archive_of_the_large_kind_is_counted_too(monkeypatch):
    # What zipfile does beyond 65,535 parts, with fewer.
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 10)
    data = packed({f"{n}.txt": b"x" for n in range(MOST_PARTS + 1)})

    with pytest.raises(ReadError, match="more than the 5,000 parts"):
        list(list_members(data, "a.zip"))
    assert len(list(list_members(packed({f"{n}.txt": b"x" for n in range(20)}), "a.zip"))) == 20
