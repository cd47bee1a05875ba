"""`python -m bot` is `wenju`."""

from bot.cli import as_program

if __name__ == "__main__":
    as_program()
