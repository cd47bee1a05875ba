"""The reports inside a file that holds several: what a container gives, and how their keys are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from retrieval.types import Failure, Report

SEPARATOR = "!/"
"""Between the key of a container and the name inside: `2024.zip!/notices/a.html`."""


class MemberReader(Protocol):
    """Reads the members of one container, where these are no files of a format of their own."""

    @property
    def is_light(self) -> bool:
        """As that of a `Reader`."""

    def read(self, data: bytes, key: str) -> Report:
        """Make a report of a member's bytes; raises `ReadError`."""


@dataclass(frozen=True, slots=True)
class Member:
    """One report inside a container.

    Attributes:
        key: Its key, which begins with that of the container.
        data: Its bytes.
        reader: Reads them; None: they are a file like any other.
        packed: Bytes of the container it was taken from; None: as many as its own.
    """

    key: str
    data: bytes
    reader: MemberReader | None = None
    packed: int | None = None


class Container(Protocol):
    """A format whose files hold several reports."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The endings of its files, in small letters, with the dot."""

    def members(self, data: bytes, key: str) -> Iterator[Member | Failure]:
        """Give one member after the other, each when it is asked for; failures of single members among them.

        Raises:
            ReadError: The container as a whole cannot be read, or not to its end.
        """


def container_key(key: str) -> str | None:
    """The key of the container of a member; None for files of their own."""
    head, mark, _ = key.partition(SEPARATOR)
    return head if mark else None
