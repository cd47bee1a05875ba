"""Which addresses of the network a link may lead to: public ones, whatever form they are written in."""

import ipaddress
import socket
from collections.abc import Callable

from retrieval.errors import LinkError
from retrieval.reasons import Code

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
# Hosts of clouds that hand out secrets to whoever asks from inside, at addresses that look public.
_METADATA = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "fd00:ec2::254", "100.100.100.200")))


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet.

    Private, loopback, link-local, shared, multicast, reserved and unspecified addresses are not, nor those of the
    metadata services of clouds; an IPv4 address inside an IPv6 one is looked at as what it is.
    """
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    if address in _METADATA or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them.

    Raises:
        LinkError: It has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise LinkError(Code.UNKNOWN_HOST, host=host) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_addresses(
    host: str, port: int, *, lookup: Callable[[str, int], list[str]], allowed: Callable[[Address], bool]
) -> list[str]:
    """Resolve a host once, and make sure that none of its addresses leads inside.

    A connection goes to what this returns, never to the name: a name may have other addresses a moment later.

    Raises:
        LinkError: It has no address, or one that is not allowed.
    """
    addresses = lookup(host, port)
    for text in addresses:
        if not allowed(ipaddress.ip_address(text)):
            raise LinkError(Code.NOT_PUBLIC, host=host, address=text)
    if not addresses:
        raise LinkError(Code.UNKNOWN_HOST, host=host)
    return addresses


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address in _NAT64 or (address in _IPV4_COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return None
