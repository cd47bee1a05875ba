"""Why the bot cannot go on: each ends `wenju serve` with its sentence.

WenjuError
└── BotError
    ├── TokenRejected   Telegram does not know the token
    ├── SecondInstance  another program polls with the same token
    ├── WebhookRefused  Telegram or this machine refuses the webhook
    └── ProxyUnusable   the proxy that the environment names cannot be used
"""

from bot.setup_codes import SetupCode
from retrieval.errors import WenjuError
from retrieval.reasons import Reason, reason


class BotError(WenjuError):
    """The bot cannot go on; who started it is told so."""


class TokenRejected(BotError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__(SetupCode.TOKEN_REJECTED)


class SecondInstance(BotError):
    """Another program polls with the same token.

    Args:
        description: What Telegram says of it.
    """

    def __init__(self, description: str) -> None:
        super().__init__(SetupCode.SECOND_INSTANCE, description=description or "Conflict")


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

    def __init__(self, problem: Reason) -> None:
        self.problem = problem
        self.remedy = reason(SetupCode.NAME_A_PROXY)
        super().__init__(SetupCode.PROXY_UNUSABLE, problem=problem, remedy=self.remedy)
