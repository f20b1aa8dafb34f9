"""Addresses: which are taken, and which machines they may lead to."""

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from dateline.errors import FetchError
from dateline.fetch.failures import refused

LONGEST = 2_000  # characters of an address
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_ODD = re.compile(r"[\x00-\x20\x7f\\]")  # what browsers and libraries read in different ways

# Public unicast, https://www.iana.org/assignments/ipv6-address-space; all else, as ::ffff:0:0/96, 64:ff9b::/96 or
# fec0::/10, is either no host on the internet or an IPv4 address in disguise. `is_global` lets several of them pass.
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC: Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network] = (
    ipaddress.IPv4Network("192.0.0.0/24"),  # protocols; Oracle's metadata. Python 3.11 calls some of it global
    ipaddress.IPv4Network("192.88.99.0/24"),  # relays of 6to4
    ipaddress.IPv4Network("168.63.129.16/32"),  # what a machine at Azure asks about itself
    ipaddress.IPv6Network("2001::/23"),  # Teredo, which wraps an IPv4 address, and other protocols
    ipaddress.IPv6Network("2001:db8::/32"),  # documentation
    ipaddress.IPv6Network("2002::/16"),  # 6to4, which wraps an IPv4 address
    ipaddress.IPv6Network("3fff::/20"),  # documentation
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address whose form is sound. Where it leads is not known yet."""

    scheme: str  # http or https
    host: str  # ASCII, small letters; an IPv6 address without brackets
    port: int
    target: str  # path and query, percent-encoded

    @property
    def authority(self) -> str:
        """What the header Host says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Without a fragment, which no server ever sees."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parsed(address: str, base: str = "") -> Address:
    """An address as a reader or a page (whose own is `base`) gives it. Raises FetchError."""
    address = address.strip()
    if len(address) > LONGEST:
        raise refused(f"The address has more than {LONGEST:,} characters")
    if _ODD.search(address):
        raise refused("The address has blanks or other characters that no address has", "check it, or ")
    try:
        whole = urljoin(base, address)
        named, url = urlsplit(whole).netloc, parse_url(whole)
    except (LocationParseError, ValueError):
        raise refused("This is not an address on the web", "check it, or ") from None
    if url.scheme not in _PORTS:
        raise refused("Only addresses that begin with https:// or http:// are fetched", "check it, or ")
    if "@" in named:
        raise refused("Addresses with a user's name or password in them are not fetched")
    host = (url.host or "").strip("[]")
    if not _HOST.fullmatch(host) and not _is_v6(host):
        raise refused("This is not an address on the web", "check it, or ")
    port = url.port if url.port is not None else _PORTS[url.scheme]
    if port not in _PORTS.values():
        raise refused(f"Only the usual ports of the web, 80 and 443, are asked, not {port}")
    return Address(url.scheme, host, port, url.request_uri)


def is_public(ip: str) -> bool:
    """Whether it is the address of one machine on the internet."""
    try:
        parsed_ip = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if any(parsed_ip in network for network in _NOT_PUBLIC):
        return False
    if isinstance(parsed_ip, ipaddress.IPv6Address):
        return parsed_ip in _PUBLIC_6 and parsed_ip.scope_id is None
    return parsed_ip.is_global and not parsed_ip.is_multicast


def checked(ips: Sequence[str], host: str) -> tuple[str, ...]:
    """The same; raises FetchError unless all are public. One private among several is a trap, and taken for one."""
    if not ips:
        raise refused(f"No server called {host} can be found", "check the address, or ")
    if not all(is_public(ip) for ip in ips):
        raise refused(f"{host} is not on the public web, so it is not asked")
    return tuple(ips)


def is_web(address: str) -> bool:
    """Whether `fetch` would take it, by its form."""
    try:
        parsed(address)
    except FetchError:
        return False
    return True


def _is_v6(host: str) -> bool:
    try:
        return ipaddress.IPv6Address(host).scope_id is None
    except ValueError:
        return False
