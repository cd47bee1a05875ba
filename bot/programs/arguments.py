"""What programs say of what they want: the arguments of each operation, checked, and described for programs."""

from collections.abc import Mapping
from functools import partial

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import UsageError
from bot.refusals import problem_of
from bot.setup_codes import SetupCode
from retrieval.analysis import MAX_QUESTION
from retrieval.reasons import reason


class ArgumentError(UsageError):
    """Arguments are not those of their operation."""


class Arguments(BaseModel):
    """Arguments of an operation; what they do not name is refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


_ONE = "A report: its number (`12` or `r12`), file name or title"
_Name = partial(Field, min_length=1, max_length=300)


class SearchArguments(Arguments):
    """A question, and which reports may answer it."""

    question: str = Field(
        description="The question, in whole words, as one asks a person; Chinese or English.",
        json_schema_extra={"minLength": 1, "maxLength": MAX_QUESTION},
        examples=["承担重大攻关项目能拿到多少资金支持？"],
    )
    k: int = Field(5, ge=1, le=100, description="Most passages to return, one a report.")
    since: str | None = Field(
        None, max_length=40, description="Only reports of this day, month or year, or later: 2022-09-04, 2022-09, 2022."
    )
    until: str | None = Field(None, max_length=40, description="Only reports of this day, month or year, or earlier.")
    source: str | None = Field(None, max_length=100, description="Only reports whose source has this in its name.")
    collection: str | None = Field(None, max_length=200, description="Only the reports of this folder.")


class ShowArguments(Arguments):
    """Which report, or which paragraphs of it."""

    reference: str = _Name(description=f"{_ONE}; `r12#3` or `r12#3-5` for those paragraphs alone.", examples=["r1#9"])


class SourcesArguments(Arguments):
    """Which part of the list."""

    limit: int = Field(20, ge=1, le=200, description="Most reports to return.")
    offset: int = Field(0, ge=0, le=1_000_000_000, description="How many to leave out first.")


class CiteArguments(Arguments):
    """Which paragraphs."""

    reference: str = _Name(description=f"{_ONE}, and its paragraphs behind it: `r12#3`, `r12#3-5`.", examples=["r1#9"])


class VerifyArguments(Arguments):
    """What is quoted, and from where."""

    sentence: str = Field(
        min_length=1, max_length=2000, description="The quotation.", examples=["单位承担重大攻关项目"]
    )
    reference: str = _Name(
        description=f"{_ONE}; `r12#3` or `r12#3-5` for the paragraphs in which it should stand.", examples=["r1#9"]
    )


class StatsArguments(Arguments):
    """There are none."""


def read_arguments(wanted: type[Arguments], given: bytes | Mapping[str, object]) -> Arguments:
    """The arguments of an operation.

    Args:
        wanted: What it takes.
        given: A JSON object, or what was read of one.

    Raises:
        ArgumentError: They are not those of this operation.
    """
    try:
        if isinstance(given, bytes):
            return wanted.model_validate_json(given)
        return wanted.model_validate(given)
    except ValidationError as error:
        raise _complaint(error, wanted) from error


def _complaint(error: ValidationError, wanted: type[Arguments]) -> ArgumentError:
    """What is wrong first."""
    first = error.errors(include_url=False)[0]
    if not first["loc"]:
        return ArgumentError(SetupCode.NO_JSON_OBJECT)
    name, fields = str(first["loc"][0]), wanted.model_fields
    if first["type"] == "extra_forbidden":
        problem = reason(SetupCode.UNKNOWN_ARGUMENT, known=", ".join(fields) or "–")
    elif first["type"] == "missing":
        problem = reason(SetupCode.MISSING_ARGUMENT)
    else:
        problem = problem_of(fields[name].annotation, first)
    return ArgumentError(SetupCode.BAD_ARGUMENT, name=name[:40], problem=problem)
