"""Python's parser of hypertext, but for the markup that it gives up at."""

from html.parser import HTMLParser


class LooseParser(HTMLParser):
    """Reads on behind `<![x`, at which some versions of Python fail, as browsers do: as behind a comment."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Where a marked section that begins at `i` ends; below 0 where that is not known yet."""
        try:
            end: int = super().parse_marked_section(i, report)  # type: ignore[arg-type]
        except AssertionError:  # what the library raises for a word that it does not know there
            end = self.parse_bogus_comment(i)
        return end
