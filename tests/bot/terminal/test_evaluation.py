"""`wenju evaluate`: figures of our own small set, its failures, its peer, people's judgements, the threshold."""

import json
import subprocess
import sys
import tomllib
from datetime import UTC, datetime

import pytest

from bot.cli import main
from retrieval.engine import Engine
from retrieval.store.database import Store
from retrieval.store.journal import Journal
from retrieval.store.journal.records import AskedQuestion, Feedback, Outcome
from tests.own_set import SEED, write_own_set
from tests.starter_questions import ANSWERABLE, UNANSWERABLE

KEYS = (
    "queries",
    "mrr@10",
    "recall@1",
    "recall@3",
    "recall@5",
    "recall@10",
    "answer@1",
    "answer@3",
    "sentence_hit",
    "answered",
    "auroc",
    "false_answers@95",
    "ms_per_query",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with the set in `own`; nothing of the machine's settings."""
    monkeypatch.chdir(tmp_path)
    write_own_set(tmp_path / "own")
    return tmp_path


def evaluate(capfd, *arguments):
    status = main(["evaluate", *map(str, arguments)])
    out, err = capfd.readouterr()
    return status, out, err


def test_json_has_the_documented_keys_first_and_the_floors_of_our_own_set(folder, capfd):
    status, out, _ = evaluate(capfd, "own", "--json", "--compare", "rank-bm25")
    form = json.loads(out)

    assert status == 0
    assert tuple(form)[: len(KEYS)] == KEYS
    assert form["queries"] == 30
    # Pinned: one question is 3.3 %.
    assert form["recall@1"] >= 0.86
    assert form["mrr@10"] >= 0.9
    assert form["answer@1"] >= 0.83
    assert form["auroc"] >= 0.93
    assert form["answer@1"] <= form["passage@1"] <= 1
    for key, (low, high) in form["intervals"].items():
        assert low <= form[key] <= high
    assert form["rank-bm25"]["recall@1"] < form["recall@1"]
    assert form["rank-bm25"]["differences"]["recall@1"] == pytest.approx(
        form["recall@1"] - form["rank-bm25"]["recall@1"], abs=1e-5
    )
    labels = form["labels"]
    assert sum(label["questions"] for label in labels.values()) == 30
    assert sum(label["unanswerable"] for label in labels.values()) == 8
    assert labels["clear"]["bold"] <= labels["clear"]["window"] <= 1
    assert labels["declined"]["share"] == pytest.approx(1 - form["answered"], abs=1e-5)
    assert form["risk_coverage"]["coverage@95"] <= form["risk_coverage"]["coverage@90"] <= 1
    assert not (folder / "wenju.db").exists()


@pytest.mark.usefixtures("folder")
def test_people_read_a_table_in_percent(capfd):
    status, out, _ = evaluate(capfd, "own")

    assert status == 0
    assert "30 questions, 8 without an answer, 14 documents" in out
    assert "recall@1" in out
    assert "95 % interval" in out
    assert [line.split()[0] for line in out.splitlines() if line.startswith(("clear", "possible", "declined"))] == [
        "clear",
        "possible",
        "declined",
    ]
    assert "at 95% precision" in out


def test_failures_are_written_with_what_was_shown_instead(folder, capfd):
    _, out, err = evaluate(capfd, "own", "--json", "--failures", "missed.jsonl")
    form = json.loads(out)
    lines = [json.loads(line) for line in (folder / "missed.jsonl").read_text("utf-8").splitlines()]

    wrong = 30 * (3 - form["answer@1"] - form["recall@1"] - form["answered"])
    assert 0 < len(lines) <= round(wrong)
    assert any(not line["answered"] for line in lines)
    for line in lines:
        assert line["text"] in {question.text for question in ANSWERABLE}
        assert line["rank"] != 1 or line["answer_at"] != 1 or not line["answered"]
        assert line["shown"]
    assert err == f"{len(lines)} of 38 questions went wrong: missed.jsonl\n"


def test_a_measurement_that_fails_leaves_no_file_of_failures(folder, capfd):
    status, _, _ = evaluate(capfd, "nowhere", "--failures", "missed.jsonl")

    assert status == 1
    assert not (folder / "missed.jsonl").exists()


def test_false_answers_are_failures_too(folder, capfd):
    write_own_set(folder / "own", 10)
    missed = folder / "missed.jsonl"
    evaluate(capfd, "own", "--failures", str(missed))
    before = [json.loads(line) for line in missed.read_text("utf-8").splitlines()]
    # A question that the reports do answer stands for one that is answered wrongly.
    answered = next(q.text for q in ANSWERABLE if q.text not in {line["text"] for line in before})
    (folder / "near.jsonl").write_text(
        json.dumps({"text": answered}, ensure_ascii=False) + '\n{"text": "红烧肉怎么做才不腻？"}\n', "utf-8"
    )

    assert before
    _, _, err = evaluate(capfd, "own", "--failures", str(missed), "--unanswerable", "near.jsonl")

    lines = [json.loads(line) for line in missed.read_text("utf-8").splitlines()]
    assert lines[:-1] == before
    assert (lines[-1]["text"], lines[-1]["relevant"], lines[-1]["answered"]) == (answered, [], True)
    assert lines[-1].keys() == lines[0].keys()
    assert lines[-1]["shown"]
    assert f"{len(lines)} of 12 questions went wrong" in err


def test_other_questions_can_be_the_unanswerable_ones(folder, capfd):
    write_own_set(folder / "own", 10)
    (folder / "foreign.jsonl").write_text(
        '{"text": "红烧肉怎么做才不腻？"}\n{"text": "围棋棋盘有多少个交叉点？"}\n', "utf-8"
    )

    form = json.loads(evaluate(capfd, "own", "--json", "--unanswerable", "foreign.jsonl")[1])

    assert form["unanswerable"] == 2
    assert form["auroc"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name question sets"),
        (("nowhere",), "nowhere does not exist"),
        (("own", "--compare", "lucene"), "no peer"),
        (("own", "--write"), "--calibrate"),
        (("own", "--failures", "nowhere/missed.jsonl"), "cannot be written"),
        (("own", "--unanswerable", "nowhere.jsonl"), "wanted is a file of questions"),
        (("--feedback", "--compare", "rank-bm25"), "go with question sets"),
        (("--calibrate", "--unanswerable", "own/queries_noanswer.jsonl"), "go with question sets"),
        (("--calibrate", "--failures", "missed.jsonl"), "--failures goes with"),
        (("--feedback",), "`wenju init`"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_measured_is_said_in_one_line(capfd, monkeypatch, arguments, said):
    monkeypatch.setenv("WENJU_LANGUAGE", "en")
    status, out, err = evaluate(capfd, *arguments)

    assert status in (1, 2)
    assert not out
    assert said in err
    assert err.count("\n") == 1


@pytest.fixture
def judged(folder):
    """An index of the starter report whose readers liked every answer, and asked what it does not answer."""
    (folder / "seeds").mkdir()
    (folder / "seeds" / SEED.name).write_bytes(SEED.read_bytes())
    with Engine(folder / "wenju.db", folder / "seeds") as engine:
        engine.reindex()
    store = Store(folder / "wenju.db")
    journal = Journal(store)
    for text in (*(question.text for question in ANSWERABLE), *UNANSWERABLE):
        number = journal.fresh_id()
        declined = text in UNANSWERABLE
        outcome = Outcome.DECLINED if declined else Outcome.ANSWERED
        journal.record(AskedQuestion(number, "telegram", "1", "1", text, text, datetime.now(UTC), outcome, 0.5, 0.1))
        if not declined:
            journal.judge(Feedback(number, SEED.name, "1", 1))
    store.close()
    return folder


@pytest.mark.usefixtures("judged")
def test_judgements_become_a_question_set_over_the_index_itself(capfd):
    form = json.loads(evaluate(capfd, "--feedback", "--json")[1])

    assert form["queries"] == 30
    assert form["unanswerable"] == 8
    assert form["recall@1"] == 1
    assert form["answer@1"] is None
    # All are about one report, and still some questions might as well have been others.
    low, high = form["intervals"]["answered"]
    assert low < form["answered"] < high


def test_the_threshold_follows_the_feedback_and_is_written_only_when_told(judged, capfd):
    (judged / "wenju.toml").write_text('# ours\nlanguage = "en"\n', "utf-8")

    proposed = json.loads(evaluate(capfd, "--calibrate", "--json")[1])
    before = (judged / "wenju.toml").read_text("utf-8")
    said = evaluate(capfd, "--calibrate", "--write")[1]
    after = (judged / "wenju.toml").read_text("utf-8")

    assert proposed["from_feedback"]
    assert proposed["answered"] > 0.8 > 0.1 > proposed["false_answers"]
    assert before == '# ours\nlanguage = "en"\n'
    assert after.endswith(before)
    assert tomllib.loads(after)["threshold"] == proposed["threshold"]
    assert "from 30 liked answers" in said
    assert "written to wenju.toml" in said


def test_without_feedback_the_threshold_is_the_usual_one_or_higher(judged, capfd):
    (judged / "wenju.db").unlink()

    proposed = json.loads(evaluate(capfd, "--calibrate", "--json")[1])

    assert not proposed["from_feedback"]
    assert proposed["false_answers"] <= 0.02


@pytest.mark.usefixtures("folder")
def test_without_its_extra_it_names_the_line_that_installs_it():
    without = (
        "import sys; sys.modules['ir_measures'] = None; from bot.cli import main; sys.exit(main(['evaluate', 'own']))"
    )

    run = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == f"wenju: 评测答案还要装别的包：{sys.executable} -m pip install ir-measures\n"
