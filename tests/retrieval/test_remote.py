"""Questions answered in another process: the same answers, and no question lost with it."""

import multiprocessing
import os
import resource
import select
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlite_utils import Database

from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, EmptyQuestion, QuestionTooLong, ReportNotFound, VocabularyError
from retrieval.options import Options
from retrieval.remote import SearchProcess
from retrieval.types import Filters
from tests.readme import ROOT, STARTER
from tests.retrieval.making import write_report
from tests.starter_questions import ANSWERABLE, UNANSWERABLE

STORY = "滨江路的旧书店本周五重新开门，读者凭旧书可以换取等价的新书，活动持续到月底。" * 3


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """An engine, and one beside, of the starter report, a story with a repost, and two reports that agree."""
    folder = tmp_path_factory.mktemp("beside")
    corpus = folder / "reports"
    corpus.mkdir()
    (corpus / STARTER.name).write_bytes(STARTER.read_bytes())
    write_report(corpus, "a.md", STORY, title="旧书店开门")
    write_report(corpus, "b.md", STORY, title="又见旧书店")
    said = "年满六十岁的老人在社区食堂用餐，每餐可以补贴三元，刷敬老卡结算。"
    for name in ("甲", "乙"):
        own = f"{name}号报告另外说到{'、'.join(name * n for n in range(2, 9))}等事项。"
        write_report(corpus, f"{name}.md", own, said, title="社区食堂")
    with Engine(folder / "index.db", corpus) as here, SearchProcess(folder / "index.db", corpus) as beside:
        here.reindex()
        yield here, beside


DEADLY = "这个问题会杀死它吗"


class DeadlyEngine(Engine):
    """Dies over one question, as some mistake in compiled code might have it."""

    def search(self, question, **how):
        if question == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().search(question, **how)


def process():
    (found,) = multiprocessing.active_children()
    return found


def test_answers_are_the_same_with_reposts_and_agreement(pair):
    here, beside = pair
    questions = [*(asked.text for asked in ANSWERABLE), *UNANSWERABLE, "旧书店什么时候开门", "老人用餐每餐补贴多少"]
    day = date(2026, 1, 5)

    for _ in range(2):  # what a report says comes once, and is referred to afterwards
        answers = [here.search(question, k=3, today=day) for question in questions]
        assert [beside.search(question, k=3, today=day) for question in questions] == answers

    assert answers[-2].hits[0].reposts
    assert answers[-1].hits[0].agreeing
    filters = Filters(source="没有这样的来源")
    assert beside.search("旧书店", filters=filters) == here.search("旧书店", filters=filters)


def test_one_passage_and_further_passages_are_found_there_too(pair):
    here, beside = pair
    answer = here.search("服贸会在哪里举办", k=1)

    assert beside.further(answer.question, answer.hits, 3) == here.further(answer.question, answer.hits, 3) != ()
    number = answer.hits[0].passage.id
    assert beside.locate(answer.question, number) == here.locate(answer.question, number)


def test_a_timeline_is_told_there_too(pair):
    here, beside = pair

    assert beside.timeline("社区食堂用餐补贴多少钱？") == here.timeline("社区食堂用餐补贴多少钱？")
    assert here.timeline("社区食堂用餐补贴多少钱？").entries


def test_what_is_refused_here_is_refused_there(pair):
    _, beside = pair

    for question, error in (("？！", EmptyQuestion), ("长" * 501, QuestionTooLong)):
        with pytest.raises(error):
            beside.search(question)
    with pytest.raises(ReportNotFound, match="987654"):
        beside.locate("旧书店", 987654)


def test_a_mistake_of_ours_is_told_with_its_place(pair):
    _, beside = pair

    with pytest.raises(AttributeError) as error:
        beside.search(7)

    assert any("seen.py" in note for note in error.value.__notes__)
    assert beside.search("旧书店什么时候开门").answered


def test_everybody_gets_their_own_answer(pair):
    here, beside = pair
    questions = [asked.text for asked in ANSWERABLE]

    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(beside.search, questions * 3))

    assert answers == [here.search(question) for question in questions] * 3


def test_a_change_shows_in_the_next_answer(tmp_path):
    corpus = tmp_path / "reports"
    write_report(corpus, "a.md", "图书馆周一闭馆。", title="图书馆")
    with Engine(tmp_path / "index.db", corpus) as here, SearchProcess(tmp_path / "index.db", corpus) as beside:
        here.reindex()
        assert beside.search("图书馆哪天闭馆").hits[0].report.text == "图书馆周一闭馆。"
        write_report(corpus, "a.md", "图书馆周三闭馆。", title="图书馆")
        here.reindex()
        assert beside.search("图书馆哪天闭馆").hits[0].report.text == "图书馆周三闭馆。"


def test_after_its_death_the_next_question_is_answered_all_the_same(pair):
    here, beside = pair
    dead = process()
    dead.kill()

    assert beside.search("旧书店什么时候开门") == here.search("旧书店什么时候开门")
    assert process().pid != dead.pid


def test_one_that_is_stopped_is_replaced_and_nobody_waits_in_vain(pair, caplog, monkeypatch):
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.1)
    here, beside = pair
    beside.search("旧书店")
    stopped = process()
    os.kill(stopped.pid, signal.SIGSTOP)
    questions = [asked.text for asked in ANSWERABLE]

    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(beside.search, questions))

    assert answers == [here.search(question) for question in questions]
    assert process().pid != stopped.pid
    assert "was stopped" in caplog.text


def test_signals_to_the_whole_group_leave_it_to_the_caller(pair):
    here, beside = pair
    beside.search("旧书店")
    before = process()
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(before.pid, number)

    assert beside.search("旧书店什么时候开门") == here.search("旧书店什么时候开门")
    assert process().pid == before.pid


def test_what_kills_it_twice_is_refused(pair):
    _, beside = pair
    over = threading.Event()

    def asks():
        for _ in range(1000):
            beside.search("旧书店")

    def kills():
        while not over.wait(0.001):
            for child in multiprocessing.active_children():
                child.kill()

    with ThreadPoolExecutor(1) as other:
        other.submit(kills)
        try:
            with pytest.raises(BackendUnavailable, match="ended twice"):
                asks()
        finally:
            over.set()
    assert beside.search("旧书店什么时候开门").answered


def test_what_kills_it_takes_nobody_down_with_it(tmp_path):
    write_report(tmp_path / "reports", "a.md", "图书馆周一闭馆。", title="图书馆")
    with Engine(tmp_path / "index.db", tmp_path / "reports") as here:
        here.reindex()
    with SearchProcess(tmp_path / "index.db", tmp_path / "reports", engine=DeadlyEngine) as beside:
        asked = [beside.begin(question) for question in ["图书馆哪天闭馆", DEADLY, *["图书馆周几闭馆"] * 8]]

        with pytest.raises(BackendUnavailable, match="ended twice"):
            asked.pop(1).result()
        assert [answer.result().answered for answer in asked] == [True] * 9


def make_index(folder):
    write_report(folder / "reports", "a.md", "图书馆周一闭馆。", title="图书馆")
    with Engine(folder / "index.db", folder / "reports") as here:
        here.reindex()
    return folder / "index.db", folder / "reports"


def test_an_index_of_a_newer_version_is_what_is_told_until_it_is_another(tmp_path):
    database, corpus = make_index(tmp_path)
    newer = Database(database)
    newer["_sqlite_migrations"].insert({"migration_set": "wenju", "name": "m999_telepathy", "applied_at": "2027-01-01"})
    with SearchProcess(database, corpus) as beside:
        for _ in range(3):
            with pytest.raises(BackendUnavailable, match=r"newer version of Wenju .*m999_telepathy"):
                beside.search("图书馆哪天闭馆")
        with pytest.raises(BackendUnavailable, match="m999_telepathy"):
            beside.warm_up()

        newer["_sqlite_migrations"].delete_where("name = 'm999_telepathy'")
        newer.close()
        assert beside.search("图书馆哪天闭馆").answered


def test_a_word_list_that_is_missing_is_what_is_told(tmp_path):
    database, corpus = make_index(tmp_path)
    with (
        SearchProcess(database, corpus, Options(words=tmp_path / "_words.txt")) as beside,
        pytest.raises(VocabularyError, match=r"_words\.txt"),
    ):
        beside.search("图书馆哪天闭馆")


def test_whoever_asks_a_closed_one_is_told_so(tmp_path):
    database, corpus = make_index(tmp_path)
    with SearchProcess(database, corpus) as beside:
        waiting = [beside.begin("图书馆哪天闭馆") for _ in range(50)]

    told = [asked.exception() for asked in waiting]
    assert {type(error) for error in told if error} == {BackendUnavailable}
    assert told[-1] is not None
    with pytest.raises(BackendUnavailable, match="was ended"):
        beside.begin("图书馆哪天闭馆").result()
    with pytest.raises(BackendUnavailable, match="was ended"):
        beside.search("图书馆哪天闭馆")
    with pytest.raises(BackendUnavailable, match="was ended"):
        beside.locate("图书馆哪天闭馆", 1)


def test_a_system_that_starts_no_process_is_what_is_told(tmp_path):
    database, corpus = make_index(tmp_path)
    others = set(multiprocessing.active_children())
    with SearchProcess(database, corpus) as beside:
        beside.search("图书馆哪天闭馆")
        before = resource.getrlimit(resource.RLIMIT_NOFILE)
        (dead,) = set(multiprocessing.active_children()) - others
        dead.kill()
        dead.join()
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
            asked = beside.begin("图书馆哪天闭馆").exception()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)
        assert isinstance(asked, BackendUnavailable)
        assert "cannot be started: Too many open files" in str(asked)
        assert beside.search("图书馆哪天闭馆").answered


def test_it_ends_with_its_caller_however_that_ends(tmp_path):
    write_report(tmp_path / "reports", "a.md", "图书馆周一闭馆。", title="图书馆")
    script = tmp_path / "ask.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom retrieval.engine import Engine\n"
        "from retrieval.remote import SearchProcess\n"
        "if __name__ == '__main__':\n"
        "    Engine(Path('index.db'), Path('reports')).reindex()\n"
        "    beside = SearchProcess(Path('index.db'), Path('reports'))\n"
        "    print(beside.search('图书馆哪天闭馆').answered, flush=True)\n"
        "    sys.stdin.read()\n",
        "utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def starts():
        return subprocess.Popen(
            [sys.executable, script], cwd=tmp_path, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    for end in (lambda caller: caller.kill(), lambda caller: caller.stdin.close()):
        with starts() as caller:
            assert caller.stdout.readline() == b"True\n"
            end(caller)
            # The other process holds this pipe open as long as it lives.
            assert select.select([caller.stdout], [], [], 300)[0]
            assert caller.stdout.read() == b""
