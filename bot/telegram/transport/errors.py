"""Why the bot cannot go on: each ends `wenju serve` with its sentence.

WenjuError
└── BotError
    ├── TokenRejected   Telegram does not know the token
    ├── SecondInstance  another program polls with the same token
    ├── WebhookRefused  Telegram or this machine refuses the webhook
    └── ProxyUnusable   the proxy that the environment names cannot be used
"""

from retrieval.errors import WenjuError
from retrieval.reasons import Code


class BotError(WenjuError):
    """The bot cannot go on; who started it is told so in English, as of settings."""

    def __init__(self, sentence: str) -> None:
        super().__init__(Code.PLAIN, sentence=sentence)


class TokenRejected(BotError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram rejects the bot's token: it is mistyped or was revoked; ask @BotFather for it"
            " (/mybots, API Token) and set TELEGRAM_BOT_TOKEN"
        )


class SecondInstance(BotError):
    """Another program polls with the same token."""

    def __init__(self, description: str = "") -> None:
        said = f" (Telegram says: {description})" if description else ""
        super().__init__(
            f"another program keeps fetching this bot's updates{said}; stop it, or give this one a token of its own"
        )


class WebhookRefused(BotError):
    """Telegram or this machine refuses the webhook."""


class ProxyUnusable(BotError):
    """The proxy that the environment names cannot be used.

    Args:
        problem: Which variable names it, and what is wrong.

    Attributes:
        problem: The same.
        remedy: What to do.
    """

    def __init__(self, problem: str) -> None:
        self.problem = problem
        self.remedy = "name an HTTP proxy there (http://host:port), or unset it if Telegram is reached without"
        super().__init__(f"{problem}; {self.remedy}")
