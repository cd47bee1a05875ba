"""The JSON forms of answers, timelines, reports and the index, for scripts and programs: stable keys in a stable order.

bot/README.md describes them. Those that programs get over HTTP are typed, and the document of that way in is made from
the types. `dump` writes any of them.
"""

import json

from bot.json_forms.answer_forms import AnswerForm, HitForm, SpanForm, answer_form, span_form
from bot.json_forms.feed_forms import feed_form
from bot.json_forms.index_forms import StatsForm, activity_form, backup_form, changes_form, collection_form, stats_form
from bot.json_forms.report_forms import (
    ListedForm,
    ReportForm,
    cite_form,
    doubtful_form,
    origins_form,
    published_form,
    reference_form,
    report_form,
    source_form,
    stray_form,
    superseded_form,
)
from bot.json_forms.timeline_forms import TimelineForm, timeline_form

__all__ = [
    "AnswerForm",
    "HitForm",
    "Json",
    "ListedForm",
    "ReportForm",
    "SpanForm",
    "StatsForm",
    "TimelineForm",
    "activity_form",
    "answer_form",
    "backup_form",
    "changes_form",
    "cite_form",
    "collection_form",
    "doubtful_form",
    "dump",
    "feed_form",
    "origins_form",
    "published_form",
    "reference_form",
    "report_form",
    "source_form",
    "span_form",
    "stats_form",
    "stray_form",
    "superseded_form",
    "timeline_form",
]

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def dump(form: object) -> bytes:
    """One line of UTF-8 JSON.

    A lone surrogate (a broken byte of the command line) has no UTF-8; `backslashreplace` writes it as the
    escape that JSON itself has for it, so the output stays valid.
    """
    text = json.dumps(form, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="backslashreplace") + b"\n"
