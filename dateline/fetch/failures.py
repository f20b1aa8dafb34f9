"""One sentence for each thing that may go wrong: what failed, and what the reader can do instead.

A host's name is all that is repeated, never an address that it resolved to, nor what an answer said.
"""

import http.client
import socket
import ssl

from urllib3.exceptions import DecodeError, HTTPError, ReadTimeoutError

from dateline.errors import FetchError
from dateline.fetch.wire import TooLargeError

_INSTEAD = "paste the text or upload the file instead"
# What the way to a page may raise.
EXPECTED = (OSError, http.client.HTTPException, HTTPError, TooLargeError, UnicodeError)


def refused(what: str, first: str = "") -> FetchError:
    """`what` failed, as a clause; `first` is what may be tried before the text is pasted."""
    return FetchError(f"{what}; {first}{_INSTEAD}.")


def of_status(code: int, host: str) -> FetchError:
    """Of an answer that is no page and no redirect."""
    if code in (401, 402, 403, 407):
        return refused(f"{host} asks for a subscription or a login, or turns programs away ({code})")
    if code in (404, 410):
        return refused(f"{host} has no such page ({code})", "check the address, or ")
    if code == 429:
        return refused(f"{host} wants fewer requests (429)", "try again later, or ")
    if code == 451:
        return refused(f"{host} may not show this page here, for legal reasons (451)")
    if code >= 500:
        return refused(f"{host} is out of order ({code})", "try again later, or ")
    return refused(f"{host} answered without a page ({code})")


def of_error(error: Exception, host: str) -> FetchError:
    """Of any of `EXPECTED`."""
    match error:
        case TooLargeError():
            return too_large(host)
        case TimeoutError() | ReadTimeoutError():
            return refused(f"{host} took too long", "try again later, or ")
        case socket.gaierror() | UnicodeError():
            return refused(f"No server called {host} can be found", "check the address, or ")
        case ssl.SSLCertVerificationError():
            return refused(f"The certificate of {host} is not valid, so it cannot be trusted to be {host}")
        case ssl.SSLError():
            return refused(f"No secure connection to {host} could be made")
        case DecodeError():
            return refused(f"What {host} sent cannot be unpacked")
        case ConnectionRefusedError():
            return refused(f"{host} takes no connections", "check the address, or ")
    return refused(f"The connection to {host} failed or broke off", "try again later, or ")


def too_large(host: str) -> FetchError:
    return refused(f"What {host} sent is too large for an article")
