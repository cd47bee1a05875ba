"""What the bot does with each kind of update: a module a matter, and their order."""

from bot.telegram.handlers import ask
from bot.telegram.handlers.kinds import Handler


def all_handlers() -> list[Handler]:
    """Every handler; python-telegram-bot hands an update to the first that takes it."""
    return [*ask.handlers()]
