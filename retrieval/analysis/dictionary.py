"""jieba's dictionary as logarithms of probabilities: compiled once, and kept in a folder of our own.

jieba's own cache lies unverified in the shared temporary folder, where any user of the machine can replace it. Ours
lies in a folder that only its owner can write, with a checksum, or nowhere.
"""

import hashlib
import logging
import marshal
import math
import os
import stat
import tempfile
import warnings
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

JIEBA_VERSION: Final = version("jieba")

PREFIX: Final = -math.inf
"""What the beginning of a word is worth: never wins, and needs no test for it."""

_FORMAT: Final = "2"

# jieba's parts of speech: names of places and of organisations.
_PLACE_TAGS: Final = frozenset({"ns", "nt"})

_CHECKSUM_BYTES: Final = 32

_log = logging.getLogger(__name__)


class Dictionary(NamedTuple):
    """What jieba knows of words.

    Attributes:
        logs: The logarithm of each word's probability; `PREFIX` for the beginning of one, which is none itself.
        log_total: That of the sum of their counts.
        characters: How often each character occurs, as a share of the running words.
        places: The words that name a place or an organisation.
    """

    logs: dict[str, float]
    log_total: float
    characters: dict[str, float]
    places: list[str]


def load_dictionary(cache: Path | None) -> Dictionary:
    """Load the dictionary from the cache where there is a sound one; otherwise compile it, and keep it there.

    Args:
        cache: A folder for it, made with access for its owner only; None keeps nothing on disk.
    """
    path = None if cache is None else cache / f"jieba-{JIEBA_VERSION}-{_FORMAT}.{marshal.version}.cache"
    if path is not None and (cached := _load(path)) is not None:
        return cached
    compiled = _compile()
    if path is not None:
        _save(path, compiled)
    return compiled


def _compile() -> Dictionary:
    with warnings.catch_warnings():
        # jieba 0.42.1 has invalid escapes and imports pkg_resources: nothing a user of Wenju could mend.
        warnings.simplefilter("ignore")
        # Here, since where there is a cache nobody needs it: importing it takes 0.15 s, in each process.
        import jieba
    dictionary = jieba.Tokenizer()
    counts, total = dictionary.gen_pfdict(dictionary.get_dict_file())
    log_total = math.log(total)
    value = {count: math.log(count) - log_total if count else PREFIX for count in set(counts.values())}
    logs: dict[str, float] = {}
    for word, count in counts.items():
        word = word.lower()
        logs[word] = max(value[count], logs.get(word, PREFIX))
    characters: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        if count:
            for character in word:
                characters[character] += count / total
    with dictionary.get_dict_file() as lines:
        tagged = (line.decode("utf-8").split() for line in lines)
        places = [entry[0].lower() for entry in tagged if entry[-1] in _PLACE_TAGS]
    return Dictionary(logs, log_total, dict(characters), places)


def _load(path: Path) -> Dictionary | None:
    try:
        folder = path.parent.stat()
        if hasattr(os, "getuid") and (folder.st_uid != os.getuid() or folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
            _log.info("%s can be written by others: the compiled dictionary there is not used", path.parent)
            return None
        data = path.read_bytes()
    except OSError:
        return None
    checksum, payload = data[:_CHECKSUM_BYTES], data[_CHECKSUM_BYTES:]
    if hashlib.sha256(payload).digest() != checksum:
        return None
    return Dictionary(*marshal.loads(payload))  # noqa: S302 - own folder, checksum verified


def _save(path: Path, compiled: Dictionary) -> None:
    """Write the cache in one step; a folder that cannot be written only costs time at the next start."""
    payload = marshal.dumps(tuple(compiled))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        _log.debug("the compiled dictionary was not kept in %s: %s", path.parent, error)
