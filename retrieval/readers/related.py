"""What stands below an article: the headlines under 相关阅读, and comments, which are dropped."""

from retrieval.readers import metadata, patterns
from retrieval.types import RelatedReport

LONGEST_HEADLINE = 90
"""The longest headline seen (in notices of local offices) has fewer characters."""


def part_related(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the body from the headlines under 相关阅读, and drop what readers of the page commented."""
    body: list[str] = []
    related: list[str] = []
    current = body
    for line in lines:
        if len(line) > LONGEST_HEADLINE:
            # No headline: whatever it stands below, it is text, and text is never dropped for a guess.
            current = body
        elif body and patterns.COMMENTS_HEADING.fullmatch(line):
            break
        elif body and patterns.RELATED_HEADING.fullmatch(line):
            current = related
            continue
        current.append(line)
    return body, related


def parse_related(lines: list[str]) -> list[RelatedReport]:
    """Pair each headline with the "source date" line below it, where there is one."""
    found: list[RelatedReport] = []
    titles: list[str] = []
    for line in lines:
        about = metadata.read_metadata(line)
        if about is None:
            titles.append(line)
            continue
        found.extend(RelatedReport(title, None, None) for title in titles[:-1])
        if titles:
            found.append(RelatedReport(titles[-1], about.source, about.published))
        titles.clear()
    found.extend(RelatedReport(title, None, None) for title in titles)
    return found
