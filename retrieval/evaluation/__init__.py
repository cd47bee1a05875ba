"""How good the answers are, by the same engine that answers people.

Question sets (`sets`) are asked (`asking`), which gives `set_results`, and measured (`measures`, and by label in
`labels`), a plain BM25 stands beside for comparison (`peer`), `calibration` proposes a threshold from the judgements of
an index's own readers, and `live` counts what those make of its answers. It may ask the engine whatever anybody may,
and nothing of `retrieval` imports it. The weights are fitted outside of the package, by `benchmarks.fit`.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.evaluation.asking import DEPTH, Step, evaluate, evaluate_engine
    from retrieval.evaluation.calibration import ENOUGH, Calibration, calibrate, feedback_set
    from retrieval.evaluation.labels import LabelFigures, RiskCoverage
    from retrieval.evaluation.live import LEAST_PEOPLE, Activity, activity
    from retrieval.evaluation.measures import Estimate
    from retrieval.evaluation.peer import RANK_BM25, Comparison, compare_rank_bm25
    from retrieval.evaluation.set_results import Evaluation, QueryResult, Unanswerable
    from retrieval.evaluation.sets import Query, QuestionSet, document, pool, read_question_set, read_questions

__all__ = [
    "DEPTH",
    "ENOUGH",
    "LEAST_PEOPLE",
    "RANK_BM25",
    "Activity",
    "Calibration",
    "Comparison",
    "Estimate",
    "Evaluation",
    "LabelFigures",
    "Query",
    "QueryResult",
    "QuestionSet",
    "RiskCoverage",
    "Step",
    "Unanswerable",
    "activity",
    "calibrate",
    "compare_rank_bm25",
    "document",
    "evaluate",
    "evaluate_engine",
    "feedback_set",
    "pool",
    "read_question_set",
    "read_questions",
]

__getattr__ = loading(
    __name__,
    {
        "calibration": ("Calibration", "ENOUGH", "calibrate", "feedback_set"),
        "asking": ("DEPTH", "Step", "evaluate", "evaluate_engine"),
        "labels": ("LabelFigures", "RiskCoverage"),
        "live": ("Activity", "LEAST_PEOPLE", "activity"),
        "measures": ("Estimate",),
        "peer": ("Comparison", "RANK_BM25", "compare_rank_bm25"),
        "set_results": ("Evaluation", "QueryResult", "Unanswerable"),
        "sets": ("Query", "QuestionSet", "document", "pool", "read_question_set", "read_questions"),
    },
)
