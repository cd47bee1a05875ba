"""Links by chat, reposts below an answer, and a folder that is followed while the bot answers."""

import pytest


def says(person, text):
    return person.waits_for_reply(to=person.says(text), timeout=60)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("http://127.0.0.1:9/secret", "no public address"),
        ("http://169.254.169.254/", "no public address"),
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
