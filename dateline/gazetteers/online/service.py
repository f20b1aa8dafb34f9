"""Asking a geopy service for a name. Whatever the service does comes back as an `Outcome`; nothing is raised."""

import inspect
import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from geopy.geocoders import get_geocoder_for_service

from dateline.errors import GeocodingError
from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import Configuration
from dateline.gazetteers.online.failures import Failure, failure_of
from dateline.gazetteers.online.gate import BLOCKED, PROCESS, Gate
from dateline.gazetteers.online.query import Outcome, Query, Status
from dateline.gazetteers.online.reading import MOST, answers_of
from dateline.gazetteers.online.stored import from_text, to_text
from dateline.gazetteers.online.transport import HEADERS, SafeRequestsAdapter

REMEMBERED = 100  # outcomes, for those who wanted the same name while it was asked
LEAST = 0.1  # seconds: with less left, a second try is not begun
_DAY = 86_400.0
_LOUD = ("geopy", "urllib3.connectionpool")  # they log addresses, and with them keys, at DEBUG and INFO


class Online:
    """One for all sessions: safe to use from several threads, and fair to the service however many there are."""

    def __init__(
        self,
        configuration: Configuration,
        cache: Cache,
        *,
        gate: Gate = PROCESS,
        adapter: Callable[..., Any] = SafeRequestsAdapter,
        geocoder: Any = None,
    ) -> None:
        """`geocoder`: any object with geopy's `geocode`, in place of the one that the configuration names.
        Raises GeocodingError for arguments that the geocoder refuses."""
        self.configuration = configuration
        self._cache = cache
        self._gate = gate
        self._geocoder = geocoder or _made(configuration, adapter)
        self.title = configuration.title if geocoder is None else type(geocoder).__name__
        self._realm = configuration.realm if geocoder is None else self.title
        self._takes = frozenset(inspect.signature(self._geocoder.geocode).parameters)
        self._latest: dict[str, tuple[float, Outcome]] = {}  # and when it came

    @property
    def fault(self) -> str:
        """A sentence for the user where answers cannot be kept."""
        return self._cache.fault

    def cached(self, query: Query) -> Outcome | None:
        """What is known of it without asking; None: it has to be asked."""
        key = self._key(query)
        text = self._cache.get(key, self.configuration.days * _DAY)
        if text is None:
            return None
        outcome = self._outcome_of(query, text)
        if not outcome.is_known:
            self._cache.drop(key)
            return None
        return outcome

    def ask(self, query: Query, cancel: threading.Event | None = None) -> Outcome:
        """Waits for its turn, until cancelled; then `configuration.deadline` seconds at most."""
        cancel = cancel or threading.Event()
        since = time.monotonic()
        known = self.cached(query) or self._refused(query)
        if known is not None:
            return known
        if not self._gate.enter(cancel.is_set):
            return self._outcome(query, Status.CANCELLED)
        try:
            return self._ask_in_turn(query, cancel, since)
        finally:
            self._gate.leave()

    def _ask_in_turn(self, query: Query, cancel: threading.Event, since: float) -> Outcome:
        key = self._key(query)
        when, latest = self._latest.get(key, (0.0, None))
        if latest is not None and when >= since:
            return latest  # whoever had the turn before asked the same, and failures are not kept on disk
        known = self.cached(query) or self._refused(query)
        if known is not None:
            return known
        outcome = self._tried(query, cancel)
        if outcome.status is not Status.CANCELLED:
            if len(self._latest) >= REMEMBERED:
                self._latest.clear()
            self._latest[key] = time.monotonic(), outcome
        return outcome

    def _tried(self, query: Query, cancel: threading.Event) -> Outcome:
        """Once, and once more where that may help and the deadline allows it."""
        settings = self.configuration
        if not self._gate.wait(self._cache, self._realm, settings.pause, cancel):
            return self._outcome(query, Status.CANCELLED)
        # Another process may have asked it while this one slept.
        if (known := self.cached(query) or self._refused(query)) is not None:
            return known
        end = time.monotonic() + settings.deadline
        result = self._request(query, min(settings.timeout, settings.deadline))
        if isinstance(result, Failure) and result.again and end - time.monotonic() > settings.pause + LEAST:
            waited = self._gate.wait(self._cache, self._realm, settings.pause, cancel)
            seconds = end - time.monotonic()
            if waited and seconds > LEAST:
                result = self._request(query, min(settings.timeout, seconds))
        if isinstance(result, Outcome):
            return result
        if result.status in (Status.RATE_LIMITED, Status.BLOCKED):
            wait = result.wait if result.status is Status.RATE_LIMITED else BLOCKED
            self._gate.shut(self._cache, self._realm, result.status, wait)
        return self._outcome(query, result.status, result.wait)

    def _request(self, query: Query, seconds: float) -> Outcome | Failure:
        named = {**self._arguments(query), "exactly_one": False, "timeout": seconds}
        given = {key: value for key, value in named.items() if key in self._takes}
        read = _within(seconds, lambda: self._read(self._geocoder.geocode(query.toponym, **given)))
        if isinstance(read, BaseException):
            return failure_of(read)
        if read is None:
            return Failure(Status.BAD_ANSWER)
        self._cache.put(self._key(query), read)
        return self._outcome_of(query, read)

    def _read(self, found: Any) -> str | None:
        """Answers as they are kept; None where all of them make no sense. May raise whatever a wrong type raises."""
        answers, senseless = answers_of(found or (), self.title)
        return None if senseless and not answers else to_text(answers)

    def _outcome_of(self, query: Query, text: str) -> Outcome:
        """From the kept text, the first time too, so that an answer is the same whoever asks."""
        answers = from_text(text)
        if answers is None:
            return self._outcome(query, Status.BAD_ANSWER)
        return Outcome(Status.FOUND if answers else Status.NOT_FOUND, query.toponym, self.title, answers)

    def _arguments(self, query: Query) -> Mapping[str, Any]:
        """What is sent beside the name and belongs to the question, as far as the geocoder takes it."""
        south, west, north, east = query.viewbox or (0.0, 0.0, 0.0, 0.0)
        wanted = {
            "country_codes": [code.lower() for code in query.countries] or None,
            "viewbox": [(south, west), (north, east)] if query.viewbox else None,
            "bounded": False,
            "addressdetails": True,
            "namedetails": True,
            "extratags": True,
            "geometry": "geojson",
            "language": "en",
            "limit": MOST,
        }
        return {key: value for key, value in wanted.items() if key in self._takes}

    def _key(self, query: Query) -> str:
        return repr((self._realm, query.toponym, sorted(self._arguments(query).items())))

    def _refused(self, query: Query) -> Outcome | None:
        shut = self._gate.is_shut(self._cache, self._realm)
        return self._outcome(query, *shut) if shut else None

    def _outcome(self, query: Query, status: Status, wait: float = 0.0) -> Outcome:
        return Outcome(status, query.toponym, self.title, wait=wait)


def _made(configuration: Configuration, adapter: Callable[..., Any]) -> Any:
    for name in _LOUD:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
    make = get_geocoder_for_service(configuration.service)
    try:
        geocoder = make(
            **configuration.arguments,
            user_agent=configuration.user_agent,
            adapter_factory=adapter,
            timeout=configuration.timeout,
        )
    except Exception as error:  # noqa: BLE001  # any of forty constructors, each with checks of its own
        # Not `from error`: its words may repeat a key.
        raise GeocodingError(
            f"[geocoding.arguments] {configuration.service} does not accept them ({type(error).__name__})"
        ) from None
    geocoder.headers.update(HEADERS)
    return geocoder


def _within(seconds: float, call: Callable[[], Any]) -> Any:
    """The call's value or its error; a TimeoutError once the time is up, whatever the call does then: looking up a host's
    address cannot be interrupted. A request that is left behind ends by the limits of `transport.py`."""
    box: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def run() -> None:
        try:
            box.put(call())
        except BaseException as error:  # noqa: BLE001  # forty geocoders raise what they like; `failures.py` sorts it
            box.put(error)

    threading.Thread(target=run, daemon=True, name="geocoding").start()
    try:
        return box.get(timeout=seconds)
    except queue.Empty:
        return TimeoutError("no answer in time")
