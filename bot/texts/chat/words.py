"""`ChatTexts`: the names of everything the bot says in a chat, and what to make of them."""

from dataclasses import dataclass
from pathlib import PurePath

from bot.errors import FilterError
from bot.talk.phrases import SmallTalk
from bot.texts import TerminalTexts
from retrieval.errors import (
    BackendUnavailable,
    Busy,
    CorpusError,
    EmptyQuestion,
    FeedError,
    IndexOutdated,
    ParagraphNotFound,
    QuestionNotFound,
    QuestionTooLong,
    ReadError,
    ReportNotFound,
    RulesError,
    VocabularyError,
    WenjuError,
)
from retrieval.reasons import OUTAGES, Code, Reason
from retrieval.types import Report

_PATHS = ("database", "folder", "indexed", "path")
"""The values of reasons that are paths on the server."""


def _without_folders(reason: Reason) -> Reason:
    values: dict[str, str | int | float | Reason] = {}
    for name, value in reason.values.items():
        if isinstance(value, Reason):
            values[name] = _without_folders(value)
        else:
            values[name] = PurePath(str(value)).name if name in _PATHS else value
    return Reason(reason.code, values)


@dataclass(frozen=True, slots=True)
class ChatTexts:
    """One language of the chat. Fields with braces are filled with `str.format`; none is HTML."""

    shared: TerminalTexts
    """The words that chat and terminal have in common."""
    # Answers
    asked: str
    place_of: str
    doubtful: str
    same_report: str
    nearest: str
    declined: str
    declined_without_date: str
    declined_empty: str
    declined_none_such: str
    more_of_what: str
    link_alone: str
    link_to_add: str
    """Above the command that takes it in."""
    small_talk: dict[SmallTalk, str]
    """What is said where the answers have buttons; of other kinds it is what the terminal says."""
    # Buttons under answers
    previous: str
    next: str
    context: str
    full: str
    copy: str
    unfold: str
    fold: str
    original: str
    whole_file: str
    like: str
    dislike: str
    show_nearest: str
    back: str
    open_in_bot: str
    share: str
    subscribe: str
    # What a press says
    thanks_like: str
    thanks_dislike: str
    why: str
    faults: tuple[str, str, str, str]
    """In the order of `retrieval.store.Fault`."""
    fault_noted: str
    fault_unknown: str
    judge_first: str
    newer_index: str
    gone: str
    forget_all: str
    forgotten: str
    broken_button: str
    file_gone: str
    file_changed: str
    file_too_large: str
    # Start, help, privacy
    start: str
    start_examples: str
    start_empty: str
    description: str
    """What stands in the empty chat before START."""
    introduction: str
    """The line of a bot's profile, at most 120 characters."""
    example_term: str
    example_title: str
    help: str
    help_group: str
    help_admin: str
    ask_usage: str
    fresh: str
    privacy: str
    forgot: str
    text_only: str
    no_voice: str
    unknown_command: str
    commands: dict[str, str]
    # Reports
    sources: str
    sources_empty: str
    sources_named: str
    sources_none: str
    sources_previous: str
    sources_next: str
    list_by_source: str
    list_by_month: str
    all_reports: str
    by_source: str
    by_month: str
    group: str
    reposts: str
    agreeing: str
    and_more: str
    story: str
    use: str
    use_none: str
    use_chosen: str
    use_all: str
    use_group_admins: str
    timeline_usage: str
    timeline_earlier: str
    """Entries that a message has no room for; `{count}`, and `{day}` of the first that is shown."""
    report_usage: str
    report_facts: str
    page: str
    passage_of: str
    # What somebody keeps
    watch_usage: str
    subscribed: str
    subscribed_before: str
    subscriptions_full: str
    subscribe_start_first: str
    subscriptions: str
    subscriptions_none: str
    tell_at_once: str
    tell_at: str
    no_such_hour: str
    end_subscription: str
    subscription_ended: str
    subscription_gone: str
    told_privately: str
    feed_news: str
    feed_broken: str
    """What feeds brought, and what of them could not be fetched, to admins; `{count}`."""
    news: str
    news_more: str
    news_doubted: str
    news_again: str
    export_none: str
    export_last: str
    """Where there may be earlier questions than the file has; `{count}`."""
    export_usage: str
    """Of a form that no file is written in; `{words}`."""
    # Inline
    inline_nothing: str
    inline_nearest: str
    inline_hint: str
    inline_refused: str
    inline_shut: str
    guest_usage: str
    # Admins
    no_access: str
    no_access_group: str
    slow_down: str
    admins_only: str
    reindex_started: str
    reindex_progress: str
    minutes_left: str
    seconds_left: str
    reindex_done: str
    reindex_failed: str
    failures_more: str
    failure: str
    add_usage: str
    add_too_large: str
    add_failed: str
    add_done: str
    add_same: str
    add_same_file: str
    add_several: str
    added_more: str
    unknown: str
    edit_source: str
    edit_date: str
    edit_validity: str
    undo: str
    ask_source: str
    ask_date: str
    ask_validity: str
    corrected: str
    undone: str
    remove_usage: str
    removed: str
    stats: str
    stats_asked: str
    stats_quiet: str
    stats_feedback: str
    stats_times: str
    unanswered: str
    unanswered_none: str
    unanswered_line: str
    unanswered_more: str
    """Where there are more than the list shows."""
    export_csv: str
    export_page: str
    csv_columns: tuple[str, str, str, str]
    deny_admin: str
    too_late: str
    allow_usage: str
    allowed: str
    denied: str
    invite: str
    grant_usage: str
    granted: str
    closed_now: str
    """That a grant has closed a folder to others; `{name}`."""
    grant_nobody: str
    """Of a number that nobody has and that stands in names of folders; `{number}`, `{folders}`."""
    rules_head: str
    rules_broken: str
    rules_shut: str
    """The same to everybody else, who is not answered meanwhile."""
    feed_usage: str
    feed_strange: str
    start_first: str
    no_words_wanted: str
    """Of an admins' command that takes none; `{command}`, `{words}`."""
    # What went wrong
    none_named: str
    not_found: str
    several_found: str
    outdated: str
    busy: str
    unavailable: str
    failed: str

    def chats(self, kind: SmallTalk) -> str:
        """What is said to small talk."""
        return self.small_talk.get(kind) or self.shared.chats(kind, "/help")

    def place(self, report: Report, paragraphs: range) -> str:
        """Where a citation stands: 表 2 第 27 行, or 第 3–4 段（共 14 段）."""
        rows = self.shared.cells(report, paragraphs)
        return rows or self.place_of.format(place=self.shared.place(paragraphs), total=len(report.paragraphs))

    def tell(self, reason: Reason) -> str:
        """Why something was refused, in this language, and without the folders of the server, which concern nobody."""
        return self.shared.tell(_without_folders(reason))

    def explain(self, error: WenjuError) -> str:
        """An error in this language; a sentence of its own only where it names a file, for admins."""
        match error:
            case ReadError():
                return self.failure.format(key=error.key, reason=self.tell(error.reason))
            case ReportNotFound():
                return self.not_found
            case QuestionNotFound():
                return self.forgotten
            case IndexOutdated():
                return self.outdated
            case Busy():
                return self.busy
            case EmptyQuestion() | QuestionTooLong() | FilterError() | ParagraphNotFound():
                return self.tell(error.reason)
            case BackendUnavailable() if error.reason.code is Code.DISK_FULL:
                return self.tell(error.reason)
            case BackendUnavailable() if error.reason.code in OUTAGES:
                return self.unavailable
            case CorpusError() | FeedError() | RulesError() | VocabularyError():
                return self.tell(error.reason)
            case _:
                return self.failed
