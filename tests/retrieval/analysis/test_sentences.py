from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.sentences import split_sentences


def sentences(text):
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("图书馆开了。藏书12万册！真的？", ["图书馆开了。", "藏书12万册！", "真的？"]),
        ("面积8.2万平方米。见 a.b.c。", ["面积8.2万平方米。", "见 a.b.c。"]),
        ("如何同时转起来?9月3日见分晓!好", ["如何同时转起来?", "9月3日见分晓!", "好"]),
        ("“开门了。”赵女士说。", ["“开门了。”", "赵女士说。"]),
        ("（他说“好！”）然后走了。", ["（他说“好！”）", "然后走了。"]),
        ("“欢迎！”的声音响起。", ["“欢迎！”的声音响起。"]),
        ("“走吗？”，他问。“走！”、“快走！”，她答。", ["“走吗？”，他问。", "“走！”、“快走！”，她答。"]),
        ("真的吗？！是真的！！！", ["真的吗？！", "是真的！！！"]),
        ("见 http://a.cn/?page=1&x=2 一页。好。", ["见 http://a.cn/?page=1&x=2 一页。", "好。"]),
        ("第一行\n第二行\r\n\n第三行", ["第一行", "第二行", "第三行"]),
        ("降价措施\u3000\u3000自2月1日起，按九五折结算。 附则", ["降价措施", "自2月1日起，按九五折结算。", "附则"]),
        ("通告如下： 一、开放时间 （二）票价 3.附则", ["通告如下：", "一、开放时间", "（二）票价", "3.附则"]),
        ("王　明 李 强到场，长 3.5 米", ["王　明 李 强到场，长 3.5 米"]),
        (" \xa0 前有空白。  后也有。\u3000\n", ["前有空白。", "后也有。"]),
        ("「開門了。」趙女士說。", ["「開門了。」", "趙女士說。"]),
        ("没有句号", ["没有句号"]),
        ("。", ["。"]),
        ("", []),
        (" \n\u3000 ", []),
    ],
)
def test_sentences_end_where_a_reader_pauses(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet="图书馆的 ，。！？!?”“」’)）\n\xa0a1.=/", max_size=60))
def test_no_character_but_white_space_is_lost_or_doubled(text):
    spans = split_sentences(text)

    assert all(before.end <= after.start for before, after in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(text[place].isspace() for place in set(range(len(text))) - covered)
    assert all(sentence == sentence.strip() != "" and "\n" not in sentence for sentence in sentences(text))


@pytest.mark.parametrize("unit", ["！", "?", "x?", "？的", "”", " ", "。”的", "\n"])
@pytest.mark.parametrize("end", ["", "的"])
# A quadratic reading would run into this limit; a linear one takes a second or two.
@pytest.mark.timeout(60)
def test_long_runs_take_no_more_than_their_length(unit, end):
    text = unit * 300_000 + end

    assert all(text[span.start : span.end].strip() for span in split_sentences(text))
