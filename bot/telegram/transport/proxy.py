"""The proxy on the way to Telegram, as the environment names it: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY."""

import functools
import os
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from yarl import URL

from bot.setup_codes import SetupCode
from bot.telegram.transport.errors import ProxyUnusable
from retrieval.reasons import Reason, reason


def proxy_to(address: str) -> str | None:
    """The proxy for a server; None for a direct line.

    Args:
        address: The server's, or one below it.

    Raises:
        ProxyUnusable: It is none that can be used.
    """
    return _proxy_to(*urlsplit(address)[:2])


@functools.cache
def _proxy_to(scheme: str, host: str) -> str | None:
    proxies = getproxies()
    kind = scheme if proxies.get(scheme) else "all"
    proxy = proxies.get(kind)
    if not proxy or proxy_bypass(host):
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    variable = _variable(f"{kind}_proxy")
    try:
        url = URL(proxy)
    except ValueError:
        url = URL()
    if url.scheme.startswith("socks"):
        raise ProxyUnusable(reason(SetupCode.SOCKS_PROXY, variable=variable, scheme=url.scheme))
    # What it says is not repeated: it may hold a password.
    if url.scheme not in ("http", "https") or not url.host:
        raise ProxyUnusable(reason(SetupCode.NO_PROXY_ADDRESS, variable=variable))
    return proxy


def _variable(name: str) -> str | Reason:
    """The variable of the environment that is meant, as it is written there; the one in small letters counts most."""
    found = [name, *sorted(other for other in os.environ if other.lower() == name)]
    return next((other for other in found if os.environ.get(other)), reason(SetupCode.SYSTEM_SETTING, name=name))
