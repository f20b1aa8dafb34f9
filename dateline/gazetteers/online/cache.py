"""Answers on disk, and whose turn it is to ask: one SQLite file for every process of this user. Standard library only.

A file that SQLite cannot read is set aside as "….corrupt" and built anew. Where no file can be kept, the same tables
stand in memory and `fault` says so. Nothing here raises for what a disk does.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

NAME = "geocoding-1.sqlite"  # the number is that of the layout: another layout is another file
MAX_ROWS = 5_000
BUSY = 5.0  # seconds to wait for another process; with none, 8 writers lost 2,100 of 2,400 writes
FAR = 60  # turns: one further off than this comes from a clock that was put back
_DAY = 86_400.0
# Another process has it, or the disk is full, read-only or failing: the file itself is sound.
_SOUND = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, text BLOB, asked REAL, digest BLOB)",
    "CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, next REAL, closed REAL)",
)

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Cache:
    """Safe to use from several threads and several processes. Times are seconds since 1970."""

    def __init__(self, folder: Path | None, *, rows: int = MAX_ROWS, clock: Callable[[], float] = time.time) -> None:
        """`folder` is made where it is missing; None: in memory only. The oldest go when there are more than `rows`."""
        self.fault = ""  # a sentence for the user where answers are not kept
        self._rows = rows
        self._clock = clock
        self._lock = threading.Lock()
        self._path = folder / NAME if folder else None
        self._db = self._opened()

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def __del__(self) -> None:
        self._db.close()

    def get(self, key: str, seconds: float) -> str | None:
        """The text kept for this key, if it is no older than that. A row that was damaged on disk is dropped."""

        def read(db: sqlite3.Connection) -> str | None:
            row = db.execute("SELECT text, asked, digest FROM answer WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            text, asked, digest = row
            if digest != _digest(key, text, asked):
                self._drop(db, key)
                return None
            return text.decode() if -_DAY < self._clock() - float(asked) <= seconds else None

        return self._run(read, None)

    def put(self, key: str, text: str) -> bool:
        """Whether it is committed."""

        def write(db: sqlite3.Connection) -> bool:
            asked, content = self._clock(), text.encode()
            with db:
                db.execute("BEGIN IMMEDIATE")
                db.execute(
                    "REPLACE INTO answer VALUES (?, ?, ?, ?)", (key, content, asked, _digest(key, content, asked))
                )
                surplus = db.execute("SELECT count(*) - ? FROM answer", (self._rows,)).fetchone()[0]
                if surplus > 0:
                    oldest = "SELECT key FROM answer ORDER BY asked LIMIT ?"
                    db.execute(f"DELETE FROM answer WHERE key IN ({oldest})", (surplus,))  # noqa: S608  # no user's word in it
            return True

        return self._run(write, otherwise=False)

    def drop(self, key: str) -> None:
        self._run(lambda db: self._drop(db, key), None)

    def turn(self, service: str, pause: float, earliest: float) -> float:
        """The next moment, not before `earliest`, at which nobody else asks this service; reserved with `pause` after it."""

        def reserve(db: sqlite3.Connection) -> float:
            with db:
                db.execute("BEGIN IMMEDIATE")
                row = db.execute("SELECT next FROM turn WHERE service = ?", (service,)).fetchone()
                reserved = _number(row and row[0])
                slot = max(reserved, earliest) if reserved < earliest + FAR * pause else earliest
                db.execute(
                    "INSERT INTO turn VALUES (?, ?, 0) ON CONFLICT (service) DO UPDATE SET next = excluded.next",
                    (service, slot + pause),
                )
            return slot

        return self._run(reserve, earliest)

    def shut(self, service: str, until: float) -> None:
        """No process asks this service before then."""

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute(
                    "INSERT INTO turn VALUES (?, 0, ?) ON CONFLICT (service) DO UPDATE SET closed = excluded.closed",
                    (service, until),
                )

        self._run(write, None)

    def shut_until(self, service: str) -> float:
        """0 where it may be asked at any time."""

        def read(db: sqlite3.Connection) -> float:
            row = db.execute("SELECT closed FROM turn WHERE service = ?", (service,)).fetchone()
            return _number(row and row[0])

        return self._run(read, 0.0)

    def _run(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        with self._lock:
            try:
                return work(self._db)
            except (sqlite3.Error, ValueError, TypeError) as error:
                if _is_sound(error):
                    self._complain(error)
                    return otherwise
            self._db.close()
            self._db = self._opened()
            try:
                return work(self._db)
            except (sqlite3.Error, ValueError, TypeError) as error:
                self._complain(error)
                return otherwise

    def _drop(self, db: sqlite3.Connection, key: str) -> None:
        db.execute("DELETE FROM answer WHERE key = ?", (key,))

    def _opened(self) -> sqlite3.Connection:
        if self._path is None:
            return _connected(":memory:")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                return _connected(str(self._path))
            except (sqlite3.Error, ValueError) as error:
                if _is_sound(error):
                    raise
            _set_aside(self._path)
            return _connected(str(self._path))
        except (sqlite3.Error, OSError, ValueError) as error:
            self._complain(error)
            return _connected(":memory:")

    def _complain(self, error: Exception) -> None:
        """Once: the same disk fails at every answer."""
        if not self.fault:
            self.fault = (
                "Answers of the online geocoder cannot be kept in the cache folder, so they are asked for again later. "
                "DATELINE_CACHE names another folder."
            )
            _log.warning("%s (%s in %s)", self.fault, error, self._path)


def _connected(path: str) -> sqlite3.Connection:
    """Checked from end to end: a file that opens may still be damaged within. Raises sqlite3.Error."""
    db = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        _in_turn(db, "PRAGMA journal_mode = WAL")
        for table in _TABLES:
            _in_turn(db, table)
        _check(db)
    except BaseException:
        db.close()
        raise
    return db


def _check(db: sqlite3.Connection) -> None:
    verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
    db.execute("SELECT key, text, asked, digest FROM answer LIMIT 1").fetchone()
    db.execute("SELECT service, next, closed FROM turn LIMIT 1").fetchone()


def _in_turn(db: sqlite3.Connection, statement: str) -> None:
    """SQLite does not wait while two processes turn a new file to WAL: it says "locked" at once."""
    for attempt in range(50):
        try:
            db.execute(statement)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == 49:
                raise
            time.sleep(0.05)
        else:
            return


def _is_sound(error: Exception) -> bool:
    """Whether the file is not to blame. SQLite's extended codes hold the plain one in their lowest byte."""
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _SOUND


def _set_aside(path: Path) -> None:
    """Only the latest is kept. The log goes first: it must never meet a new file."""
    for suffix in ("-wal", "-shm", ""):
        part = Path(f"{path}{suffix}")
        if part.exists():
            part.replace(f"{path}.corrupt{suffix}")


def _digest(key: str, text: object, asked: object) -> bytes:
    return blake2b(repr((key, text, asked)).encode("utf-8", "replace"), digest_size=16).digest()


def _number(value: object) -> float:
    return value if isinstance(value, float) else 0.0
