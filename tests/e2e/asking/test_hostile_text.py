"""Text that would like to be markup, and text without measure: it comes out as text, within every limit."""

import pytest

from bot.telegram.pages.markup import utf16_length
from tests.e2e.serving import bot_in_thread

MARKUP = '<b>加粗</b> <script>alert("x")</script> &lt;i&gt; *星* _线_ [链](tg://user?id=1) </blockquote> `码` &amp;'


@pytest.fixture
def person(standin):
    return standin.person("小明")


def serving(standin, folder, **reports):
    (folder / "seeds").mkdir()
    for name, text in reports.items():
        (folder / "seeds" / f"{name}.md").write_text(text, "utf-8")
    return bot_in_thread(standin, folder)


def asks(person, question):
    return person.waits_for_reply(to=person.says(question), timeout=20)


def walk(person, message):
    """Press every button of a message, and those of what it becomes; returns all its texts."""
    texts = [message.text]
    for label in ("下一条", "更多", "上下文", "↩", "全文", "▶", "↩", "👍"):
        if any(shown.startswith(label) for shown in message.labels):
            person.presses(message, label).waits_for_answer(20)
            texts.append(message.text)
    return texts


def refused(standin):
    return [call.error for call in standin.calls if call.code == 400]


def test_markup_in_questions_titles_sources_and_text_is_text(standin, tmp_path, person):
    body = f"江城机场的跑道长度是3200米，{MARKUP}。\n\n第二段{MARKUP}。\n"
    text = f"---\n标题: 标题{MARKUP}\n来源: 来源<i>斜</i>&\n---\n\n{body}"
    with serving(standin, tmp_path, hostile=text, other="# 别的\n\n跑道长度各不相同。\n"):
        answer = asks(person, f"江城机场的跑道长度是多少？{MARKUP}")
        texts = walk(person, answer)
        declined = asks(person, f"火星移民计划{MARKUP}")
        sources = asks(person, "/sources")
        follow = asks(person, "那<b>火星</b>呢？")
        inline = person.asks_inline(f"跑道长度{MARKUP}", timeout=10)
        opened = person.waits_for_reply(to=person.starts("r1p1"), timeout=10)

    assert any('<script>alert("x")</script>' in shown for shown in texts)
    assert "来源<i>斜</i>&" in texts[0]
    assert "<script>" in opened.text
    assert "标题<b>加粗</b>" in sources.text
    assert follow.text.startswith("承接上一问")
    assert "<b>火星</b>" in follow.text
    assert declined.text
    assert inline.results
    assert refused(standin) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "江城机场的跑道长度是3200米，" + "没有句号的一大段" * 1250,
        "江城机场的跑道长度是3200米。" + "🛫👩‍👩‍👧‍👦" * 1000,
        "江城机场的跑道长度是3200米。" + "𠮷野家" * 3400,
        "江城机场的跑道长度是3200米。" * 800,
        "江城机场的跑道长度是3200米&<>\"'" * 500,
    ],
    ids=["no sentence ends", "emoji", "beyond the BMP", "one sentence over and over", "escapes"],
)
def test_ten_thousand_characters_break_no_limit(standin, tmp_path, person, sentence):
    title = "江" * 180 + "🛫" * 15
    text = f"---\n标题: {title}\n来源: {'晚报🛫' * 20}\n---\n\n{sentence}\n\n{'又一段🛫。' * 600}\n"
    with serving(standin, tmp_path, long=text):
        answer = asks(person, "江城机场的跑道长度是多少？")
        texts = walk(person, answer)
        texts.append(asks(person, "/sources").text)
        texts.append(asks(person, "/report 1").text)
        texts.append(person.waits_for_reply(to=person.starts("r1p1"), timeout=10).text)
        assert person.asks_inline("江城机场的跑道长度", timeout=10).results

    assert "3200米" in texts[0]
    assert len(texts) >= 5
    assert all(utf16_length(shown) <= 4096 for shown in texts)
    assert refused(standin) == []


def test_questions_of_emoji_controls_and_directions_are_answered(standin, tmp_path, person):
    with serving(standin, tmp_path, short="# 机场\n\n江城机场的跑道长度是3200米。\n"):
        for question in ("🛫" * 400, "\u202e江城机场的跑道长度", "跑道\x00长度", "👩‍👩‍👧‍👦", "𠮷" * 500, "a" * 4096):
            assert asks(person, question).text
    assert refused(standin) == []
