"""Lines of output, words with styles: rich draws them on a terminal, a pipe gets their words without waiting for it."""

from typing import TYPE_CHECKING, Any, Self, TextIO, TypeAlias

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Output: TypeAlias = "Console | Pipe"


class Styled:
    """A line, or several, some of whose words have a style of rich: `bold`, `dim`, `link https://…`.

    Args:
        text: Its first words.
        style: Their style.
    """

    def __init__(self, text: str = "", style: str = "") -> None:
        self._parts = [(text, style)]

    def append(self, text: "str | Styled", style: str = "") -> Self:
        """Go on with further words, or with those of another line."""
        self._parts += [(text, style)] if isinstance(text, str) else text._parts
        return self

    def __str__(self) -> str:
        return "".join(text for text, _ in self._parts)

    def __rich__(self) -> "Text":
        """What a console of rich prints."""
        from rich.text import Text

        return Text.assemble(*self._parts)


class Pipe:
    """Takes the place of a console where the output is no terminal: it has no colours and no width.

    Args:
        file: Where to print.
    """

    is_terminal = False
    color_system = None

    def __init__(self, file: TextIO) -> None:
        self.file = file

    def print(self, line: Any = "", **how: Any) -> None:  # noqa: ANN401 - what a console of rich takes
        """Print words, and a line break behind them; what only rich can draw is left to it."""
        if isinstance(line, str | Styled):
            self.file.write(f"{line}\n")
            return
        from bot.terminal.output.drawn import DrawnConsole

        DrawnConsole(self.file).print(line, **how)
