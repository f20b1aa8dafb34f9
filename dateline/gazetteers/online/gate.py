"""One question at a time, and one request in `pause` seconds, for all sessions and threads of the process; with the cache's
file, for all its processes too. https://operations.osmfoundation.org/policies/nominatim/"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.query import Status

POLL = 0.1  # seconds between two looks at whether a person has cancelled
BLOCKED = 3_600.0  # seconds: a service that refuses is left alone for so long, or until the process ends
LATE = 1 / 22  # of the pause: who wakes later than this takes another slot, so that 1.1 s keep a whole second


@dataclass(slots=True)
class Gate:
    """Times are of `time.time`, but for `_next`, which no change of the clock may move."""

    _turn: threading.Lock = field(default_factory=threading.Lock)
    _next: float = 0.0
    _shut: dict[str, tuple[Status, float]] = field(default_factory=dict)  # by service: why, until when

    def enter(self, cancelled: Callable[[], bool]) -> bool:
        """Waits until nobody else asks. True: it is this thread's turn, until it calls `leave`."""
        while not cancelled():
            if self._turn.acquire(timeout=POLL):
                return True
        return False

    def leave(self) -> None:
        self._turn.release()

    def wait(self, cache: Cache, service: str, pause: float, cancel: threading.Event) -> bool:
        """Sleeps until a request may go out; False once cancelled. To be called in one's turn."""
        while not cancel.is_set():
            now = time.time()
            slot = cache.turn(service, pause, now + max(0.0, self._next - time.monotonic()))
            if cancel.wait(max(0.0, slot - time.time())):
                return False
            if time.time() - slot < pause * LATE:
                self._next = time.monotonic() + pause
                return True
        return False

    def shut(self, cache: Cache, service: str, why: Status, seconds: float) -> None:
        """For everyone. A service that is too busy is so for other processes too; one that refuses may only refuse this
        process's configuration."""
        self._shut[service] = why, time.time() + seconds
        if why is Status.RATE_LIMITED:
            cache.shut(service, time.time() + seconds)

    def is_shut(self, cache: Cache, service: str) -> tuple[Status, float] | None:
        """Why, and for how many seconds more; None where the service may be asked."""
        why, until = self._shut.get(service, (Status.RATE_LIMITED, 0.0))
        left = until - time.time()
        if left <= 0:
            why, left = Status.RATE_LIMITED, cache.shut_until(service) - time.time()
        # What is further off than anything ever shut comes from a clock that was put back.
        return (why, left) if 0 < left <= BLOCKED else None


PROCESS = Gate()  # the policy counts the app, not its sessions
