"""Links by chat, and a folder that is followed while the bot answers."""

import io
import zipfile

import pytest

from retrieval.corpus.fetch import Fetcher
from tests.e2e.reports import QUESTION
from tests.e2e.serving import Serving, bot_in_thread
from tests.retrieval.web import lookup, only_inside, serving

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>北岸书店开张_江城在线</title></head>
<body><h1>北岸书店开张</h1><div class="info">2024-05-06 07:08 来源：江城晚报</div>
<div class="text"><p>北岸书店周一开张，店里有四万册书，读者可以坐着读一整天。</p>
<p>店员李宁说，书店每天开放到晚上11点，节假日不休息。</p></div></body></html>"""


def says(person, text):
    return person.waits_for_reply(to=person.says(text), timeout=60)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("http://127.0.0.1:9/secret", "不是公网地址"),
        ("http://169.254.169.254/", "不是公网地址"),
        ("ftp://x/y", "https"),
    ],
)
def test_a_link_that_leads_inside_is_refused_with_the_reason(town, admin, link, reason):
    before = sorted((town / "seeds").iterdir())

    answer = says(admin, f"/add {link}")

    assert "没有收下" in answer.text
    assert reason in answer.text
    assert sorted((town / "seeds").iterdir()) == before


@pytest.mark.usefixtures("office")
def test_only_admins_add_links(town, standin):
    before = sorted((town / "seeds").iterdir())
    person = standin.person("小明")

    assert "没有收下" not in says(person, "/add http://127.0.0.1:9/").text
    assert sorted((town / "seeds").iterdir()) == before


@pytest.mark.usefixtures("office")
def test_a_bare_link_is_no_question_and_an_admin_is_given_the_command_that_takes_it_in(standin, admin):
    link = "https://example.org/notice.html?id=3"

    assert says(admin, link).marked("code") == [f"/add {link}"]
    told = says(standin.person("小明"), link)
    assert "不会打开链接" in told.text
    assert not told.buttons
    assert f"{link} " not in says(admin, f"{link} 这篇说了什么").marked("code")


@pytest.mark.usefixtures("office")
def test_a_refused_file_is_told_in_words_that_people_know(admin):
    def sends(name, data):
        return admin.waits_for_reply(to=admin.sends_file(name, data), timeout=60).text

    assert "文件坏了或不全；" in sends("坏.pdf", b"%PDF-1.4 nonsense")
    strange = sends("a.xyz", b"MZ123")
    assert "不认识 .xyz" in strange
    assert ".docx" in strange
    assert len(strange) < 100


def test_a_link_becomes_a_report_that_is_answered_from_and_can_be_corrected(standin, town, admin):
    with (
        serving() as web,
        bot_in_thread(standin, town, fetcher=Fetcher(allowed=only_inside, lookup=lookup), admins=(admin.id,)),
    ):
        link = web.url("/news/1.html")
        web.pages["/news/1.html"] = (200, {"Content-Type": "text/html"}, PAGE.encode())
        taken = says(admin, f"/add {link}")
        assert "已收录 r5《北岸书店开张》" in taken.text
        assert "来源：江城晚报" in taken.text
        assert "2024-05-06" in taken.text
        answer = says(standin.person("小明"), "北岸书店有多少册书？")
        assert "四万册" in answer.text

        admin.presses(taken, "改来源").waits_for_answer()
        asked = admin.waits_for_reply()
        corrected = admin.waits_for_reply(to=admin.says("江城书讯", reply_to=asked), timeout=60)
        assert "来源：江城书讯" in corrected.text
        again = says(admin, f"/add {link}")
        assert "江城书讯" in again.text

        web.pages.clear()
        assert "没有收下" in says(admin, f"/add {web.url('/news/2.html')}").text


@pytest.mark.usefixtures("office")
def test_an_archive_brings_its_reports_by_name(standin, town, admin):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(20):
            title = f"北岸公告{number}" + "又名" * 40
            archive.writestr(f"公告{number}.md", f"# {title}\n\n北岸书店第{number}号公告：周{number}盘点。\n")
            archive.writestr(f"空{'空' * 30}{number}.txt", "")

    told = admin.waits_for_reply(to=admin.sends_file("北岸.zip", packed.getvalue()), timeout=20)

    assert told.text.startswith("收录了 20 篇报告，存为 北岸.zip：")
    assert "《北岸公告19" in told.text
    assert "还有 5 篇" in told.text
    assert ".txt：文件是空的" in told.text
    assert "还有 5 个文件" in told.text
    assert (town / "seeds" / "北岸.zip").exists()
    assert "第13号公告" in says(standin.person(), "北岸书店第13号公告说什么？").text
    broken = admin.waits_for_reply(to=admin.sends_file("坏.zip", b"PK\x03\x04nothing"), timeout=20)
    assert "没有收下" in broken.text
    assert "改名" not in broken.text
    useless = admin.waits_for_reply(to=admin.sends_file("无文.jsonl", b'{"title": "x"}\n'), timeout=20)
    assert useless.text == "无文.jsonl 没有收下：里面没有能读的报告"


def test_a_bot_that_watches_answers_from_what_is_put_into_its_folder(standin, town):
    """`wenju serve --watch`, as people run it."""
    person = standin.person("小明")
    with Serving(standin, town, "--watch") as running:
        assert "11点" not in says(person, QUESTION).text

        (town / "seeds" / ".new.md.tmp").write_text("# 半篇\n\n还没有写完", "utf-8")
        (town / "seeds" / "new.md").write_text("# 北岸书店\n\n北岸书店每天开放到晚上11点。\n", "utf-8")
        standin.waits_until(lambda: "added=1" in running.said, "the new file to be indexed", 30)
        assert "晚上11点" in says(person, "北岸书店每天开放到晚上几点？").text

        (town / "seeds" / "new.md").write_text("# 北岸书店\n\n北岸书店每天开放到凌晨1点。\n", "utf-8")
        standin.waits_until(lambda: "updated=1" in running.said, "the change to be indexed", 30)
        assert "凌晨1点" in says(person, "北岸书店每天开放到几点？").text

        (town / "seeds" / "new.md").unlink()
        standin.waits_until(lambda: "removed=1" in running.said, "the file to be gone", 30)
        assert "北岸书店" not in says(person, "北岸书店每天开放到几点？").text.partition("\n")[0]
