"""What is shown in a table: the shares of a score, the state of the index, how it goes."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.terminal.output.styled import Output
from bot.terminal.reports_shown import DIM, day_of
from bot.texts import TerminalTexts
from bot.untrusted import for_terminal, on_one_line
from retrieval.evaluation import LEAST_PEOPLE, Activity
from retrieval.types import Answer, Stats


def show_shares(console: Output, answer: Answer) -> None:
    """Print what each feature of the ranking adds to each hit's score, a row a hit."""
    if not answer.hits:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "score", *(name for name, _ in answer.hits[0].shares)):
        table.add_column(column, justify="right")
    for rank, hit in enumerate(answer.hits, start=1):
        table.add_row(f"〔{rank}〕", f"{hit.score:.2f}", *(f"{share:.2f}" for _, share in hit.shares))
    console.print()
    console.print(table, soft_wrap=False)
    console.print(Text(f"confidence {answer.confidence:.3f}", DIM))


def show_stats(console: Console, stats: Stats, texts: TerminalTexts) -> None:
    """Print the size and state of the index."""
    values = [
        f"{stats.reports:,}",
        f"{stats.passages:,}",
        f"{stats.tokens:,}" if stats.tokens is not None else "–",
        shown_size(stats.database_bytes) if stats.database_bytes is not None else "–",
        day_of(stats.newest),
        stats.indexed_at.astimezone().strftime("%Y-%m-%d %H:%M") if stats.indexed_at else "–",
        stats.fingerprint,
    ]
    if stats.vectors is not None:
        values.append(f"{stats.vectors:,} / {stats.passages:,}")
    table = Table(box=None, pad_edge=False, show_header=False)
    # The last row is of those alone who have vectors.
    for name, value in zip(texts.stats_rows, values, strict=False):
        table.add_row(Text(name, DIM), Text(for_terminal(value)))
    console.print(table, soft_wrap=False)


def shown_size(count: int) -> str:
    """Bytes for people: 12.3 MB."""
    size = float(count)
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


def show_activity(console: Console, activity: Activity, texts: TerminalTexts) -> None:
    """Print what came of people's questions: counts, judgements by label, and the lists."""
    words, asked = texts.activity, activity.asked
    console.print(Text(words["title"].format(days=len(asked.by_day)), "bold"))
    console.print(f"{words['questions']} {asked.questions} · {words['answered']} {asked.answered}")
    for label in activity.labels:
        name = texts.support(label.support) if label.support else words["no_label"]
        console.print(f"  {name.rstrip('。.')} · {label.questions} · 👍 {label.likes} · 👎 {label.dislikes}")
    if activity.withheld:
        console.print(Text(f"\n{words['withheld'].format(least=LEAST_PEOPLE)}"))
        return
    never = words["never"].format(count=activity.never_count, total=activity.reports)
    nothing = [(words["nothing"], 0)]
    for heading, lines in (
        (words["unanswered"], [(one.question, one.times) for one in activity.unanswered]),
        (words["most"], [(f"《{one.title}》", one.answers) for one in activity.most]),
        (never, [(f"《{one.title}》", 0) for one in activity.never]),
    ):
        console.print(Text(f"\n{heading}", "bold"))
        for text, times in lines or nothing:
            said = f" · {words['times'].format(times=times)}" if times else ""
            console.print(Text(f"  {on_one_line(text)}{said}"))
