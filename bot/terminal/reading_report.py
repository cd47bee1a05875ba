"""The file that `reindex --report` writes: what was read, how, and how sure; as JSON or as a page."""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import json_forms
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.reasons import Code
from retrieval.types import Changes

SUFFIXES = (".json", ".html")

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2em auto;max-width:80em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3em .5em;text-align:left;"
    "vertical-align:top}small{color:#666;display:block}.doubtful{background:#fff3cd}.failed{background:#f8d7da}"
)


class ReportFileError(WenjuError):
    """The file for a report of what was read cannot be written."""


def check_report_file(path: Path) -> None:
    """Refuse, before anything is done, a file whose ending says neither JSON nor HTML."""
    if path.suffix.lower() not in SUFFIXES:
        raise ReportFileError(Code.REPORT_FILE_ENDING, path=path)


def write_report_file(path: Path, engine: Engine, changes: Changes) -> None:
    """Write the report of a reindex.

    Args:
        path: A file that ends in `.json` or `.html`; replaced where it exists.
        engine: Whose reports they are.
        changes: What the reindex did.

    Raises:
        ReportFileError: It cannot be written.
    """
    form = _form(engine, changes)
    text = json.dumps(form, ensure_ascii=False, indent=1) + "\n" if path.suffix.lower() == ".json" else _page(form)
    try:
        path.write_text(text, "utf-8", errors="backslashreplace")
    except OSError as error:
        raise ReportFileError(Code.UNWRITABLE_PATH, path=path, problem=error.strerror or error) from error


def _form(engine: Engine, changes: Changes) -> dict[str, Any]:
    counts = json_forms.changes_form(changes)
    assert isinstance(counts, dict)
    return {"corpus": str(engine.corpus), **counts, "read": list(_read(engine))}


def _read(engine: Engine) -> Iterator[dict[str, Any]]:
    for source in engine.sources():
        report = engine.report(source.id)
        yield {
            "id": report.id,
            "key": report.key,
            "title": report.title,
            "source": report.source,
            "published": json_forms.published_form(report.published),
            "url": report.url,
            "paragraphs": len(report.paragraphs),
            "characters": len(report.text),
            "doubtful": list(report.doubtful),
            **json_forms.origins_form(report),
        }


def _page(form: dict[str, Any]) -> str:
    summary = ", ".join(f"{form[name]} {name}" for name in ("added", "updated", "removed", "unchanged"))
    failed = "".join(
        f'<tr class="failed"><td>{_text(item["key"])}</td><td>{_text(item["reason"])}</td></tr>\n'
        for item in form["failed"]
    )
    rows = "".join(map(_row, form["read"]))
    return (
        '<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="utf-8"><title>问据 Wenju</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{_text(form['corpus'])}</h1>\n"
        f"<p>{summary}, {len(form['failed'])} failed; {form['reports']} reports, {form['passages']} passages</p>\n"
        + (f"<h2>未能读取 Not read</h2>\n<table>\n{failed}</table>\n" if failed else "")
        + "<h2>已读取 Read</h2>\n<table>\n<tr><th>文件 File</th><th>格式 Format</th><th>标题 Title</th>"
        f"<th>来源 Source</th><th>日期 Date</th><th>段数 Paragraphs</th></tr>\n{rows}</table>\n</body>\n</html>\n"
    )


def _row(item: dict[str, Any]) -> str:
    cells = [f"<td>r{item['id']} {_text(item['key'])}{''.join(map(_small, item['notes']))}</td>"]
    cells.append(f"<td>{_text(item['format'])}</td>")
    for name in ("title", "source", "published"):
        doubtful = ' class="doubtful"' if name in item["doubtful"] else ""
        origin = item["origins"][name]
        how = " · ".join(part for part in (origin["certainty"], origin["how"]) if part)
        cells.append(f"<td{doubtful}>{_text(item[name] or '–')}{_small(how)}</td>")
    doubtful = ' class="doubtful"' if "body" in item["doubtful"] else ""
    cells.append(f"<td{doubtful}>{item['paragraphs']}{_small(item['origins']['body']['how'])}</td>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _small(text: str) -> str:
    return f"<small>{_text(text)}</small>"


def _text(value: object) -> str:
    return html.escape(str(value))
