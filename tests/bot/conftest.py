"""A working folder with a small corpus of our own, and `wenju` run in it."""

import io
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import logs
from bot.cli import main
from retrieval.engine import Engine

LIBRARY = """\
---
标题: 市图书馆新馆将于国庆开放
来源: 城市晚报
日期: 2024-09-20 10:30
链接: https://example.org/library
---

记者昨日获悉，市图书馆新馆的内部装修已经完成，十月一日起免费向市民开放。

新馆坐落在滨河路，地上六层、地下两层，总建筑面积四万三千平方米，是老馆的三倍。

新馆藏书一百二十万册。儿童阅览区占了整个二层，可以同时坐下五百名小读者。

读者凭身份证就能办理借书证，押金一律取消，每人每次最多借二十册，借期为四十五天。

为了方便夜班工人，三层的自习室每天开放到凌晨一点。
"""

SUBWAY = """\
---
title: 地铁九号线北延段开始试运行
source: 交通日报
published: 2025-03-02
---

地铁九号线北延段昨天开始不载客试运行，全长十一公里，设车站七座。

运营公司表示，列车最高时速一百公里，早高峰每两分半钟发出一列。

北延段预计今年六月正式载客，票价仍按里程计算，起步价三元。
"""

ANSWERED = "借书证要交多少押金？"
DECLINED = "火星探测器何时着陆？"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Wenju = Callable[..., Run]


def unsettled() -> dict[str, str]:
    """The environment without the settings of whoever runs the tests; meaning counts only where a test asks for it."""
    settings = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WENJU_") and name not in settings}
    return {**kept, "WENJU_SEMANTIC": "false"}


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with `seeds/`, away from the settings, history and caches of whoever runs the tests."""
    for name in os.environ.keys() - unsettled():
        monkeypatch.delenv(name)
    monkeypatch.setenv("WENJU_SEMANTIC", "false")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "work"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "图书馆 新馆.md").write_text(LIBRARY, "utf-8")
    (folder / "seeds" / "subway.md").write_text(SUBWAY, "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(autouse=True)
def usual_logging() -> Iterator[None]:
    """Leave logging, and the signal that waits for a bot, as they were.

    `wenju serve` sends the log to standard error, which is this test's alone: bots of later tests would write to a
    closed file.
    """
    root, masked = logging.getLogger(), signal.pthread_sigmask(signal.SIG_BLOCK, [])
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in (None, *logs.OURS)}
    yield
    root.handlers[:] = handlers
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
    logging.captureWarnings(capture=False)
    signal.pthread_sigmask(signal.SIG_SETMASK, masked)


@pytest.fixture
def wenju(capfdbinary: pytest.CaptureFixture[bytes]) -> Wenju:
    """Run a command in this process, its standard input being no terminal."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Run:
        capfdbinary.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            for name, value in environment.items():
                patch.setenv(name, value)
            status = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Run(status, out.decode(), err.decode())

    return run


@pytest.fixture
def wenju_process() -> Wenju:
    """Run a command in a process of its own, as a shell does."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *map(os.fsencode, map(str, arguments))],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def engine(workplace: Path) -> Iterator[Engine]:
    """The engine over the corpus, indexed."""
    with Engine(workplace / "wenju.db", workplace / "seeds") as engine:
        engine.reindex()
        yield engine
