"""The Telegram bot: the only place that knows python-telegram-bot.

`transport` speaks with Telegram, `queue` keeps what came in until it is dealt with, `access` says who may ask, `gate`
stands before all `handlers`, which do what people want, and `pages` are the messages they see.
"""
