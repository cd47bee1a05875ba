"""`TerminalWords`: the names of all that is said in answers and in the REPL, and what fills each.

What is made of them stands in `bot.texts.phrasing`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from bot.talk.phrases import SmallTalk
from retrieval.reasons import AnyCode
from retrieval.types import TallyKind

if TYPE_CHECKING:
    from retrieval.types import Phase


class TerminalWords(NamedTuple):
    """One language."""

    # Answers
    clear: str
    possible: str
    similar: str
    lacks: str
    """What the reports do not mention of a question; `{words}`."""
    follows: str
    declined: str
    meant: str
    nearest: str
    nothing_near: str
    none_match: str
    paragraph: str
    paragraphs: str
    row: str
    rows: str
    in_table: str
    in_sheet: str
    """Of a row: in which table, `{number}`, or sheet, `{sheet}`, and which row, `{row}`."""
    listing: str
    named: str
    """Of an item, its name and what it says; `{name}`, `{value}`."""
    tallies: dict[TallyKind, str]
    """What several rows say together; `{about}`, `{value}`, `{names}`, `{total}`, and `{count}`, the items."""
    signs: dict[str, str]
    """What the sign is called that a `{value}` of rows within a limit begins with."""
    computed: str
    rest: str
    """Items that are not shown; `{count}`."""
    page: str
    pages: str
    recognised: str
    changed_since: str
    moved_to: str
    cited_lost: str
    """What is said of a cited paragraph: it says something else now, stands elsewhere, or nobody knows."""
    # Reports
    sources_columns: tuple[str, str, str, str, str, str]
    """Id, title, source, published, paragraphs, key."""
    no_reports: str
    more_sources: str
    related: str
    removed: str
    stats_rows: tuple[str, str, str, str, str, str, str, str]
    """Reports, passages, tokens, size, newest report, indexed at, fingerprint."""
    # Indexing
    indexing: str
    same_content: str
    not_added: str
    page_recognised: str
    phases: "dict[Phase, str]"
    indexed: str
    failed: str
    # REPL
    welcome: str
    try_these: str
    prompt: str
    help: str
    hint: str
    hint_more: str
    no_more: str
    no_answer_yet: str
    no_such_hit: str
    unknown_command: str
    wants_report: str
    several_found: str
    several_more: str
    press_again: str
    interrupted: str
    history_lost: str
    # Looking after reports
    reposts: str
    agreeing: str
    differs: str
    """Another report with another figure; `{day}` and `{figure}`, as in the next three."""
    before: str
    coming: str
    newer: str
    """`{own}` is the day of the report shown."""
    begins: str
    ended: str
    and_more: str
    timeline: str
    """Above the lines of a timeline; `{count}` of them."""
    course: str
    """How its figure went: `{bars}`, and what was said `{first}` and `{last}`."""
    undated: str
    retold: str
    """Of one of its lines: `{count}` reposts."""
    fields: dict[str, str]
    page_labels: dict[str, str]
    """Of a citation's web page and of `wenju cite`."""
    doubtful: str
    origins: dict[str, str]
    """Where something was found, by what its reader calls that."""
    superseded: str
    """`{by}` is the newer report."""
    doubtful_reports: str
    no_doubts: str
    stray_correction: str
    nothing_changed: str
    refreshed: str
    collection_line: str
    everybody: str
    only_admins: str
    subjects_more: str
    """Persons and groups that are not named; `{count}`."""
    no_such_folder: str
    feed_added: str
    feed_removed: str
    no_feeds: str
    adds_feed: str
    feed_line: str
    feed_below: str
    feed_folder: str
    feed_counts: str
    """How many of the links that a feed lists became what."""
    feeds_done: str
    fetching: str
    backed_up: str
    key_made: str
    restored: str
    kept_aside: str
    read_only: str
    unnamed_group: str
    filtered: str
    since: str
    until: str
    from_source: str
    watching: str
    filling_vectors: str
    # A document to take along
    transcript: str
    transcript_sources: str
    # Beginning
    init_done: str
    usage_hint: str
    usage: tuple[tuple[str, str], ...]
    """Words of a command line's errors, and what they are in this language, in the order in which they are replaced."""
    # How it goes
    activity: dict[str, str]
    """Headings and sentences of the page that says so."""
    # What is no question
    small_talk: dict[SmallTalk, str]
    """One line each, with the way on; `{help}` is how help is asked for."""
    reasons: Mapping[AnyCode, str]
    """What went wrong, by code; what is not here is said in the English of `retrieval`."""
    words: dict[str, str]
    """What is said instead of a value of such a sentence."""
