"""What the bot does with each kind of update: a module a matter, and their order.

A handler asks the services, makes a page of what they say, and sends it; the gate has let the update through before.
"""

from bot.telegram.handlers import (
    ask,
    buttons,
    choosing,
    exporting,
    feedback,
    inline,
    listing,
    offered,
    over_time,
    reading,
    start,
    subscribing,
)
from bot.telegram.handlers.admins import (
    adding,
    correcting,
    feeding_reports,
    granting_rights,
    reindex,
    statistics,
)
from bot.telegram.handlers.kinds import Handler


def all_handlers() -> list[Handler]:
    """Every handler; python-telegram-bot hands an update to the first that takes it."""
    return [
        *start.handlers(),
        *reading.handlers(),
        *listing.handlers(),
        *choosing.handlers(),
        *subscribing.handlers(),
        *exporting.handlers(),
        *over_time.handlers(),
        *reindex.handlers(),
        *adding.handlers(),
        *correcting.handlers(),
        *statistics.handlers(),
        *granting_rights.handlers(),
        *feeding_reports.handlers(),
        *buttons.handlers(),
        *feedback.handlers(),
        *offered.handlers(),
        *inline.handlers(),
        # A reply that corrects a report comes before: any other text is a question.
        *ask.handlers(),
        *start.last_handlers(),
        *buttons.last_handlers(),
    ]
