"""What of a text is searched, and what a question asks. Functions of text alone.

Every spelling becomes one (`normalisation`), characters become words by jieba's dictionary (`dictionary`,
`segmentation`, and `lattice` for much text at once), words become the terms of the index (`tokens`) and of a question
(`questions`). Reports are cut into `sentences` and `passages`; dates and from when to when a rule holds are read out of
text by `times`, numbers by `figures`, what a series of headlines shares by `headlines`; `shingles` tell reposts,
`quotations` find a sentence in another text, `borders` keep numbers and words whole, and `vocabulary` is what an owner
teaches. It knows no index, no database and no report.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.analysis.borders import tears
    from retrieval.analysis.characters import NARROW, OTHER, WIDE, kinds_of
    from retrieval.analysis.figures import Figure, figure_at, find_figures, read_numeral, scale_of, without_figures
    from retrieval.analysis.headlines import names_rule, stem_of
    from retrieval.analysis.lattice import Lattice
    from retrieval.analysis.normalisation import (
        BETWEEN,
        Normalised,
        normalise,
        normalise_all,
        normalise_each,
        normalise_name,
    )
    from retrieval.analysis.passages import cut_passages
    from retrieval.analysis.questions import MAX_QUESTION, QuestionTerms, Synonym, Word, mask_asking
    from retrieval.analysis.quotations import find_letters, find_sentence
    from retrieval.analysis.segmentation import NAME_CLASSES
    from retrieval.analysis.sentences import line_bounds, sentence_bounds
    from retrieval.analysis.shingles import Shingles, shingles_of
    from retrieval.analysis.times.dates import Period, find_dates
    from retrieval.analysis.times.timestamps import (
        CHINA_TIME,
        DATE,
        USUAL_ZONE,
        parse_moment,
        parse_period,
        parse_published,
        published_at,
        told_in,
    )
    from retrieval.analysis.times.validity import Validity, find_validity
    from retrieval.analysis.tokens import LONGEST_RUN, SYNONYM_WEIGHT, WORD_WEIGHT, Tokenizer

__all__ = [
    "BETWEEN",
    "CHINA_TIME",
    "DATE",
    "LONGEST_RUN",
    "MAX_QUESTION",
    "NAME_CLASSES",
    "NARROW",
    "OTHER",
    "SYNONYM_WEIGHT",
    "USUAL_ZONE",
    "WIDE",
    "WORD_WEIGHT",
    "Figure",
    "Lattice",
    "Normalised",
    "Period",
    "QuestionTerms",
    "Shingles",
    "Synonym",
    "Tokenizer",
    "Validity",
    "Word",
    "cut_passages",
    "figure_at",
    "find_dates",
    "find_figures",
    "find_letters",
    "find_sentence",
    "find_validity",
    "kinds_of",
    "line_bounds",
    "mask_asking",
    "names_rule",
    "normalise",
    "normalise_all",
    "normalise_each",
    "normalise_name",
    "parse_moment",
    "parse_period",
    "parse_published",
    "published_at",
    "read_numeral",
    "scale_of",
    "sentence_bounds",
    "shingles_of",
    "stem_of",
    "tears",
    "told_in",
    "without_figures",
]

__getattr__ = loading(
    __name__,
    {
        "borders": ("tears",),
        "characters": ("NARROW", "OTHER", "WIDE", "kinds_of"),
        "times.dates": ("Period", "find_dates"),
        "figures": ("Figure", "figure_at", "find_figures", "read_numeral", "scale_of", "without_figures"),
        "headlines": ("names_rule", "stem_of"),
        "lattice": ("Lattice",),
        "normalisation": ("BETWEEN", "Normalised", "normalise", "normalise_all", "normalise_each", "normalise_name"),
        "passages": ("cut_passages",),
        "questions": ("MAX_QUESTION", "QuestionTerms", "Synonym", "Word", "mask_asking"),
        "quotations": ("find_letters", "find_sentence"),
        "segmentation": ("NAME_CLASSES",),
        "sentences": ("line_bounds", "sentence_bounds"),
        "shingles": ("Shingles", "shingles_of"),
        "times.timestamps": (
            "CHINA_TIME",
            "DATE",
            "USUAL_ZONE",
            "parse_moment",
            "parse_period",
            "parse_published",
            "published_at",
            "told_in",
        ),
        "tokens": ("LONGEST_RUN", "SYNONYM_WEIGHT", "Tokenizer", "WORD_WEIGHT"),
        "times.validity": ("Validity", "find_validity"),
    },
)
