"""What went wrong, from what geopy raises. Both adapters wrap what happened in an error of geopy's, so it is looked for in
the chain of causes: an HTTP status first, for geopy calls 503 a time-out."""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geopy.adapters import AdapterHTTPError, get_retry_after
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderServiceError,
)

from dateline.gazetteers.online.query import Status

WAIT = 60.0  # seconds, where the service does not say how long
LONGEST_WAIT = 3_600.0  # a date far off is a mistake or malice
_BLOCKED = frozenset({401, 403, 407, 418, 451})
_LIMITED = frozenset({402, 429, 509})
_PASSING = frozenset({502, 503, 504})


@dataclass(frozen=True, slots=True)
class Failure:
    status: Status
    again: bool = False  # another try may help
    wait: float = 0.0  # seconds, of RATE_LIMITED


def failure_of(error: BaseException) -> Failure:
    """Any error that a geocoder's `geocode` raises; what nothing explains is an answer that its code tripped over."""
    chain = tuple(_chain(error))
    answered = next((e for e in chain if isinstance(e, AdapterHTTPError)), None)
    if answered is not None:
        return _of_status(int(answered.status_code), answered.headers)
    if _has(chain, GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges):
        return Failure(Status.BLOCKED)
    if _has(chain, GeocoderQuotaExceeded):
        return Failure(Status.RATE_LIMITED, wait=_bounded(getattr(error, "retry_after", None)))
    if _has(chain, GeocoderParseError, GeocoderQueryError):
        return Failure(Status.BAD_ANSWER)
    if _has(chain, TimeoutError):
        return Failure(Status.TIMED_OUT, again=True)
    if _has(chain, ConnectionResetError, ConnectionAbortedError, BrokenPipeError, http.client.HTTPException):
        return Failure(Status.UNAVAILABLE, again=True)
    if _has(chain, OSError, GeocoderServiceError):
        return Failure(Status.UNAVAILABLE)
    return Failure(Status.BAD_ANSWER)


def _of_status(code: int, headers: Any) -> Failure:
    if code in _BLOCKED:
        return Failure(Status.BLOCKED)
    wait = _retry_after(headers)
    if code in _LIMITED or (code == 503 and wait is not None):
        return Failure(Status.RATE_LIMITED, wait=_bounded(wait))
    if code == 408:
        return Failure(Status.TIMED_OUT, again=True)
    if code >= 500 or code in (404, 410):
        return Failure(Status.UNAVAILABLE, again=code in _PASSING)
    return Failure(Status.BAD_ANSWER)


def _retry_after(headers: Any) -> float | None:
    """Seconds, or an HTTP date's distance. What is neither counts as not said."""
    try:
        return get_retry_after(headers)  # type: ignore[no-any-return]  # geopy has no types
    except (ValueError, TypeError, OverflowError, AttributeError):
        return None


def _bounded(wait: float | None) -> float:
    return WAIT if wait is None else min(max(float(wait), 1.0), LONGEST_WAIT)


def _has(chain: tuple[BaseException, ...], *kinds: type[BaseException]) -> bool:
    return any(isinstance(error, kinds) for error in chain)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
