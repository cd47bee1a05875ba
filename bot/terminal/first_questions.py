"""Questions that a folder of reports offers to whoever opens a conversation for the first time."""

from pathlib import Path
from typing import Final

_NAME: Final = "_questions.txt"
"""The file they stand in, a question a line, with what it shows behind `#`; a line that begins with `#` is a note."""

_MOST: Final = 3


def first_questions(corpus: Path) -> list[tuple[str, str]]:
    """The first questions of a folder's `_questions.txt`, or of the first folder in it that has one.

    Args:
        corpus: The folder of reports.

    Returns:
        Each question with what it shows, which may be empty; none where there is no such file, or it cannot be read.
    """
    try:
        file = next((path for path in (corpus / _NAME, *sorted(corpus.glob(f"*/{_NAME}"))) if path.is_file()), None)
        lines = file.read_text("utf-8", "replace").splitlines() if file else []
    except OSError:
        return []
    pairs = [line.partition("#") for line in lines]
    return [(question.strip(), shows.strip()) for question, _, shows in pairs if question.strip()][:_MOST]
