"""Work in other processes: batches shared out among workers (`pool`), and an object that lives in one (`host`).

What is done there comes as functions and values: this room knows no index, no report and no question. It sees to it
that a process that dies is told apart from one that is slow, that Ctrl-C reaches the caller alone, and that no process
is left behind however the caller ends.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.processes.host import Gone, Hosted
    from retrieval.processes.logged import KeptRecords, pass_on
    from retrieval.processes.pool import Workers, default_workers, end_processes
    from retrieval.processes.telling import heard_by, tell

__all__ = [
    "Gone",
    "Hosted",
    "KeptRecords",
    "Workers",
    "default_workers",
    "end_processes",
    "heard_by",
    "pass_on",
    "tell",
]

__getattr__ = loading(
    __name__,
    {
        "host": ("Gone", "Hosted"),
        "pool": ("Workers", "default_workers", "end_processes"),
        "logged": ("KeptRecords", "pass_on"),
        "telling": ("heard_by", "tell"),
    },
)
