"""What each question of a set got, and what it all comes to: nothing here asks or measures."""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.evaluation.labels import Label, LabelFigures, RiskCoverage
from retrieval.evaluation.measures import Estimate
from retrieval.evaluation.sets import Query


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What one question of a set got.

    Attributes:
        query: The question.
        ranking: Ids of the documents found, the best first.
        shown: The window of the first hit, empty without one.
        answer_at: Rank of the first of three windows that holds the answer, 0 where none does.
        in_bold: Whether the words in bold of the first hit hold the answer.
        in_message: Whether the first message holds it: the window of a clear answer, else the words of a few hits.
        in_passage: Whether the first hit's passage, of which the window is a part, holds the answer.
        sentence_hit: Whether the answering sentence of the gold passage holds the answer; None without answers.
        confidence: Of the answer.
        label: Under which it was given, or declined.
        milliseconds: How long the search took.
    """

    query: Query
    ranking: tuple[str, ...]
    shown: str
    answer_at: int
    in_bold: bool
    in_message: bool
    in_passage: bool
    sentence_hit: bool | None
    confidence: float
    label: Label
    milliseconds: float

    @property
    def answered(self) -> bool:
        """Whether an answer was given."""
        return self.label != "declined"


@dataclass(frozen=True, slots=True)
class Unanswerable:
    """What became of one question that has no answer.

    Attributes:
        text: The question.
        ranking: Ids of the documents found, the best first.
        shown: The window of the first hit, empty without one.
        confidence: Of the answer.
        label: Under which it was given, though it should have been declined.
    """

    text: str
    ranking: tuple[str, ...]
    shown: str
    confidence: float
    label: Label

    @property
    def answered(self) -> bool:
        """Whether an answer was given."""
        return self.label != "declined"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A set, measured.

    Attributes:
        name: Of the set.
        documents: In the index.
        passages: In the index.
        results: One a question.
        unanswerable: One a question that has no answer.
        figures: By name, without those that the set cannot give.
        labels: How far each label can be believed.
        curve: What confidence is worth; None where no answer is known.
        gold: Ranking figures against the annotator's own documents, where they differ from the relevant ones.
        milliseconds: A question, on average.
    """

    name: str
    documents: int
    passages: int
    results: tuple[QueryResult, ...]
    unanswerable: tuple[Unanswerable, ...]
    figures: Mapping[str, Estimate]
    labels: Mapping[Label, LabelFigures]
    curve: RiskCoverage | None
    gold: Mapping[str, Estimate]
    milliseconds: float
