"""Markdown shows what people and reports wrote, whatever signs stand in it."""

import pytest
from markdown_it import MarkdownIt

from bot.texts import EN, ZH
from bot.transcripts.as_markdown import markdown
from bot.transcripts.transcript import Part, Quotation, Section, Source, Transcript

HOSTILE = "<b>甲</b> *乙* _丙_ [丁](http://x) `戊` # 己 | 庚 ~~辛~~ &lt; \\"


@pytest.mark.parametrize(
    "words", [HOSTILE, "1. 一\n2) 二\n- 三\n+ 四\n> 五\n# 六\n=== \n---\n12.5 度", "　", "**", "“甲。”"]
)
@pytest.mark.parametrize("texts", [ZH, EN])
def test_no_sign_becomes_markup(words, texts):
    parts = (Part("前", False), Part(words, True), Part("后", False))
    line = " ".join(words.split("\n"))
    source = Source(line, "https://example.org/a?b=1><script>alert(1)</script>")
    document = Transcript((Section(line, line, (line,), (Quotation(parts, 1),)),), (source,))

    shown = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown(document, texts))
    kinds = {token.type for token in shown}
    assert kinds <= {
        f"{kind}_{way}"
        for kind in ("heading", "paragraph", "blockquote", "ordered_list", "bullet_list", "list_item")
        for way in ("open", "close")
    } | {"inline"}
    inline = [child.type for token in shown for child in token.children or ()]
    assert set(inline) <= {"text", "text_special", "softbreak"} | {
        f"{kind}_{way}" for kind in ("strong", "link") for way in ("open", "close")
    }
    said = "".join(child.content for token in shown for child in token.children or ())
    assert "".join(words.split()) in "".join(said.split())
    # One a line, whatever letters and signs stand beside it; and the address of the source.
    assert inline.count("strong_open") == sum(bool(one.strip()) for one in words.split("\n"))
    assert inline.count("link_open") == 1
