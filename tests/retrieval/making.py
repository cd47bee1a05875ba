"""Reports and folders of reports for tests."""

from dataclasses import replace

from retrieval.types import Report

BLANK = Report(
    id=0, key="", title="", source=None, published=None, url=None, bylines=(), paragraphs=(), related=(), sha256=""
)


def report(*paragraphs, key="a.md", title="无题", **fields):
    return replace(BLANK, key=key, title=title, paragraphs=paragraphs, sha256=f"{hash(paragraphs):x}", **fields)


def write_report(folder, name, *paragraphs, title="无题"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {title}\n---\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path
