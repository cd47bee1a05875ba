"""Files read in a process of their own: one that takes too much time or memory ends that process and nothing else.

The time is the processor's, which a busy machine lengthens for nobody. The process is started by the first file that
needs it, reads one after the other, and is replaced when it has ended. Pictures have one of their own: loading the
models takes as long as recognising a page, and leaves too little of what any other file is allowed.
"""

import importlib.util
import logging
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol, Self

from retrieval.analysis import USUAL_ZONE, told_in
from retrieval.errors import ReadError, WenjuError, name_of_fault
from retrieval.options import READ_BYTES, READ_SECONDS
from retrieval.processes import Gone, Hosted, KeptRecords, pass_on, tell
from retrieval.reasons import Code
from retrieval.types import Progress, Report

LIGHT_BYTES: Final = 1 << 15
"""Up to this size a light file is read where it is asked for, in less than a second at worst."""

_SHOWN: Final = 200
_FOR_MODELS: Final = 3 << 30
_OUT_OF_MEMORY: Final = 77
"""How the process ends then."""

# Where nothing limits the process, it is given up when it does not answer.
_LIMITS_ITSELF: Final = importlib.util.find_spec("resource") is not None


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What the reading of one file may take, and whose clock its times are told by.

    Attributes:
        seconds: Of the processor.
        memory: Bytes of the process that reads it, its programs included.
        time_zone: Where its readers are: a moment that a file gives in universal time has its day there.
    """

    seconds: int = READ_SECONDS
    memory: int = READ_BYTES
    time_zone: str = USUAL_ZONE

    def for_recognition(self) -> "ReadLimits":
        """What the recognition of pictures may take: its models alone want more memory than any file."""
        return replace(self, memory=max(self.memory, _FOR_MODELS))


USUAL_LIMITS: Final = ReadLimits()


class _BytesReader(Protocol):
    """What there is of a `Reader` and of a `MemberReader`."""

    @property
    def is_light(self) -> bool: ...

    def read(self, data: bytes, key: str) -> Report: ...


_log = logging.getLogger(__name__)
_turn = threading.Lock()
_processes: Final[dict[bool, Hosted]] = {}
"""By whether they recognise pictures."""


def read_within(limits: ReadLimits, reader: _BytesReader, data: bytes, key: str) -> Report:
    """Read a file, in the other process unless it is small and light.

    Raises:
        ReadError: What is wrong with it, or that it takes more than it may.
    """
    if reader.is_light and len(data) <= LIGHT_BYTES:
        report = _read_by(reader, data, key)
    else:
        with _turn:
            report = _read_there(limits, reader, data, key)
    published = told_in(report.published, limits.time_zone)
    return report if published is report.published else replace(report, published=published)


def end_reading() -> None:
    """End the processes, if there are any: nothing will be read for a while."""
    with _turn:
        for recognises in [*_processes]:
            _end(recognises)


def _read_there(limits: ReadLimits, reader: _BytesReader, data: bytes, key: str) -> Report:
    recognises = limits.memory >= _FOR_MODELS
    if recognises in _processes and _processes[recognises].status is not None:
        # The system ends what is idle too, where memory is short.
        _end(recognises)
    try:
        if recognises not in _processes:
            _processes[recognises] = Hosted(_Reading, name="wenju-read", patient=_LIMITS_ITSELF)
    except OSError as error:
        raise ReadError(key, Code.NO_READER, problem=error.strerror or error) from error
    process = _processes[recognises]
    level = logging.getLogger("retrieval").getEffectiveLevel()
    try:
        outcome, records, has_grown = process.call("read", reader, data, key, limits, level)
    except Gone as error:
        _end(recognises)
        if process.status == _OUT_OF_MEMORY:
            raise ReadError(key, Code.COSTLY_FILE, mebibytes=limits.memory >> 20) from error
        if _LIMITS_ITSELF and process.status == -signal.SIGXCPU:
            raise ReadError(key, Code.SLOW_FILE, seconds=limits.seconds) from error
        raise ReadError(key, Code.READER_LOST) from error
    except BaseException:
        # Interrupted, say: nobody waits for its answer any more.
        _end(recognises)
        raise
    if has_grown:
        _end(recognises)
    pass_on(records)
    if isinstance(outcome, ReadError):
        raise outcome
    return outcome  # type: ignore[no-any-return]  # what `_Reading.read` returns


def _read_by(reader: _BytesReader, data: bytes, key: str) -> Report:
    """Read a file; raises `ReadError` whatever a reader stumbles over, since no file may end the reading of others."""
    try:
        return reader.read(data, key)
    except (WenjuError, MemoryError):
        raise
    except Exception as error:
        _log.warning("a reader stumbled over %r: %s", key, f"{type(error).__name__}: {error}"[:_SHOWN])
        _log.debug("a reader failed", exc_info=True)
        raise ReadError(key, Code.READER_FAILED, problem=name_of_fault(error)) from error


def _end(recognises: bool) -> None:
    _processes.pop(recognises).stop()


# In the other process.


class _Reading:
    """Reads within limits, or dies."""

    def __init__(self) -> None:
        self._records = KeptRecords()

    def __enter__(self) -> Self:
        # Nothing is lost with it: it need not stay until its caller has ended.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        logging.basicConfig(handlers=[self._records])
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def read(
        self, reader: _BytesReader, data: bytes, key: str, limits: ReadLimits, level: int
    ) -> tuple[Report | ReadError, list[logging.LogRecord], bool]:
        """Read a file; the kernel sends SIGXCPU, which nobody here catches, when its time is up.

        Returns:
            The report or what is wrong, what was logged, and whether so much memory was taken that the next file might
            want for it.
        """
        logging.getLogger().setLevel(level)
        self._records.take()
        global _limits
        _limits = limits
        _limit(limits)
        outcome: Report | ReadError
        try:
            outcome = _read_by(reader, data, key)
        except ReadError as error:
            outcome = error
        except MemoryError:
            # There may be none left to say so.
            os._exit(_OUT_OF_MEMORY)
        return outcome, self._records.take(), _peak() > limits.memory // 2


_limits: ReadLimits | None = None


def begin_page(key: str, number: int, pages: int) -> None:
    """Allow the reading of a file as much time again, and tell how far it is: what is read page by page takes long.

    Args:
        key: The file.
        number: The page that begins, from 1.
        pages: As many it has.
    """
    tell(Progress("recognise", number, pages, key))
    if _limits is not None:
        _limit(_limits)


def _limit(limits: ReadLimits) -> None:
    if not _LIMITS_ITSELF:
        return
    import resource

    # A second that has begun counts as a whole one.
    seconds = int(time.process_time()) + 1 + limits.seconds
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.memory),
    ):
        _, hard = resource.getrlimit(what)
        # Not every system limits memory; an owner's own limit may be lower.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _peak() -> int:
    """Bytes that this process took at most."""
    if not _LIMITS_ITSELF:
        return 0
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    # Linux would count what the process that started this one took, too.
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak << 10
