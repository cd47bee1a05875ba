"""`wenju` as a process of its own that is forked from one that has loaded it: loading is half of what a start costs.

It differs from `python -m bot` in nothing that a running program can be asked about: descriptors, environment, working
folder, signals and arguments are its own, and it ends as Python ends. What a start loads, and how Python itself begins,
is for tests that start it the usual way.
"""

import atexit
import contextlib
import fcntl
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
from collections.abc import Mapping
from pathlib import Path

import pexpect
import ptyprocess

LOADED = (
    *("bot.cli.running", "bot.serve", "bot.telegram.app", "bot.terminal.repl", "bot.terminal.prompt", "rich.progress"),
    *("retrieval.embedded.sqlite_backend", "retrieval.ingest.reindex", "retrieval.remote", "retrieval.upkeep"),
    *("retrieval.search.judging.agreement", "retrieval.search.searcher", "retrieval.search.versions.comparing"),
    *("retrieval.index.merge", "retrieval.ingest.moved", "retrieval.store.lock", "retrieval.store.migrations"),
    *("retrieval.upkeep.granting", "retrieval.upkeep.updating", "bot.json_forms", "bot.terminal.reading_report"),
    *("numpy.ma", "pydantic.type_adapter"),
    *(f"retrieval.readers.{name}" for name in ("html.reader", "markdown", "pdf.reader", "plain", "scans.reader")),
    *(f"retrieval.readers.office.{name}" for name in ("books", "mail", "ofd", "old_word", "opendocument", "outlook")),
    *(f"retrieval.readers.office.{name}" for name in ("rich_text", "sheets", "slides", "word")),
)


class Wenju:
    """A process that runs a command of `wenju`; of `subprocess.Popen`, what the tests want of one."""

    def __init__(
        self, arguments: list[str], env: Mapping[str, str], cwd: Path, files: list[int], *, terminal: bool = False
    ):
        self.returncode: int | None = None
        told = {"arguments": arguments, "env": dict(env), "cwd": str(cwd), "terminal": terminal}
        self.pid = _ask(told, files)
        self._ended = os.pidfd_open(self.pid)

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self._ended], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("wenju", timeout or 0)
            self.returncode = _ask({"pid": self.pid})
            os.close(self._ended)
        return self.returncode

    def poll(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            signal.pidfd_send_signal(self._ended, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


Process = Wenju | subprocess.Popen


def start_wenju(arguments: list[str], env: Mapping[str, str], cwd: Path, stderr: int) -> Process:
    """Start a command the usual way, which only prints to standard error."""
    return subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=env, cwd=cwd, stderr=stderr)


def fork_wenju(arguments: list[str], env: Mapping[str, str], cwd: Path, stderr: int) -> Process:
    """The same, forked."""
    with Path(os.devnull).open("r+b") as nothing:
        return fork_among([nothing.fileno(), nothing.fileno(), stderr], arguments, env, cwd)


def run_wenju(arguments: list[str], env: Mapping[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, nothing on its standard input."""
    with Path(os.devnull).open("rb") as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        status = fork_among([nothing.fileno(), out.fileno(), err.fileno()], arguments, env, cwd).wait()
        said = [os.pread(file.fileno(), 1 << 24, 0).decode() for file in (out, err)]
    return subprocess.CompletedProcess(["wenju", *arguments], status, *said)


def fork_among(files: list[int], arguments: list[str], env: Mapping[str, str], cwd: Path) -> Process:
    """Start a command with its three files, forked where the system can tell of the end of what is nobody's child."""
    if hasattr(os, "pidfd_open"):
        return Wenju(arguments, env, cwd, files)
    stdin, stdout, stderr = files
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, env=env, cwd=cwd, stdin=stdin, stdout=stdout, stderr=stderr)


class Terminal(pexpect.spawn):
    """`wenju` on a pseudo-terminal of its own."""

    def __init__(self, arguments: list[str], **how):
        super().__init__(sys.executable, ["-m", "bot", *arguments], encoding="utf-8", **how)

    def close(self, force: bool = True) -> None:
        """End it, by SIGKILL at last: on a busy machine that takes longer than the moment that pexpect looks for."""
        with contextlib.suppress(pexpect.ExceptionPexpect):
            super().close(force)

    def _spawnpty(self, args: list[bytes], env: Mapping[str, str], cwd: str | None, dimensions=None, **how):
        if not hasattr(os, "pidfd_open"):
            return super()._spawnpty(args, env=env, cwd=cwd, dimensions=dimensions, **how)
        own, theirs = os.openpty()
        if dimensions:
            termios.tcsetwinsize(own, dimensions)
        arguments = [os.fsdecode(each) for each in args[3:]]
        process = Wenju(arguments, env, Path(cwd or Path.cwd()), [theirs] * 3, terminal=True)
        os.close(theirs)
        return _AtTerminal(process, own)


class _AtTerminal(ptyprocess.PtyProcess):
    """What pexpect wants of a process at the other end of a pseudo-terminal."""

    def __init__(self, process: Wenju, own: int):
        super().__init__(process.pid, own)
        self.process = process

    def isalive(self) -> bool:
        status = self.process.wait() if self.flag_eof else self.process.poll()
        if status is not None:
            self.terminated = True
            self.exitstatus, self.signalstatus = (status, None) if status >= 0 else (None, -status)
        return status is None

    def wait(self) -> int | None:
        self.process.wait()
        self.isalive()
        return self.exitstatus


_line: socket.socket | None = None


def _ask(what: dict, files: list[int] = []) -> int:  # noqa: B006 - nobody changes it
    """Have the process that forks do something; it is started by the first who wants it, and ends with this one."""
    global _line
    if _line is None:
        _line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.forking", str(theirs.fileno())]
            process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=Path(__file__).parents[1])
        # It ends when nobody can ask it any more.
        atexit.register(process.wait)
        atexit.register(_line.close)
    socket.send_fds(_line, [json.dumps(what).encode()], files)
    return json.loads(_line.recv(1 << 10))


# In the process that forks, and in those forked.


def _fork_on_demand(line: socket.socket) -> dict | None:
    """Returns in each forked process what it is to do, and in this one None when nobody asks any more."""
    while True:
        told, files, _, _ = socket.recv_fds(line, 1 << 20, 3)
        if not told:
            return None
        what = json.loads(told)
        if "pid" in what:
            _, status = os.waitpid(what["pid"], 0)
            line.send(json.dumps(os.waitstatus_to_exitcode(status)).encode())
            continue
        if not (pid := os.fork()):
            line.close()
            for own, file in enumerate(files):
                os.dup2(file, own)
                os.close(file)
            return what
        for file in files:
            os.close(file)
        line.send(json.dumps(pid).encode())


def _lines(file: int) -> int:
    return 1 if os.isatty(file) else -1


def _main() -> None:
    # As `bot.cli.main` does before it loads anything.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in LOADED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    what = _fork_on_demand(socket.socket(fileno=int(sys.argv[1])))
    if what is None:
        return
    if what["terminal"]:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # As Python opens them.
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", buffering=_lines(1), closefd=False)  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(what["env"])
    os.chdir(what["cwd"])
    sys.argv = ["wenju", *what["arguments"]]
    sys.orig_argv = [sys.executable, "-m", "bot", *what["arguments"]]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main()
