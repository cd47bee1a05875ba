"""A small question set of our own: the starter report, a document a paragraph, and the questions asked about it."""

import json
from pathlib import Path

from retrieval.readers import read_report
from tests.starter_questions import ANSWERABLE, UNANSWERABLE

SEED = Path(__file__).parents[1] / "seeds" / "2022-09-04-beijing-etown-ciftis.md"


def write_own_set(folder: Path, most: int | None = None) -> Path:
    """Write the set as files, or the first of its questions that are answered; returns the folder."""
    report = read_report(SEED.read_bytes(), SEED.name)
    corpus = [
        {"id": f"{number}", "title": report.title, "text": paragraph}
        for number, paragraph in enumerate(report.paragraphs, 1)
    ]
    queries = [
        {
            "id": f"{number}",
            "text": question.text,
            "relevant": [f"{paragraph}" for paragraph in sorted(question.seed_paragraphs)],
            "answers": [question.must_contain],
        }
        for number, question in enumerate(ANSWERABLE[:most], 1)
    ]
    others = [{"id": f"n{number}", "text": text} for number, text in enumerate(UNANSWERABLE, 1)]
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("corpus", corpus), ("queries", queries), ("queries_noanswer", others)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder
