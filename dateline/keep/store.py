"""The stories that a database keeps: one table, made when the first is saved. SQLite and PostgreSQL are tested.

Nothing is written before something is saved: no table, and no file either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import BigInteger, Column, MetaData, String, Table, Text, delete, func, insert, inspect, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from dateline.carried import STORE
from dateline.errors import KeepError
from dateline.keep.configuration import Keeping
from dateline.keep.kept import ID_LENGTH, MAX_VIEW, UNREADABLE, Kept, heard, is_id, new_id, told

DAY = 86_400  # seconds
STORIES = Table(
    "stories",
    MetaData(),
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("article", Text, nullable=False),
    Column("view", Text, nullable=False),
    Column("created", BigInteger, nullable=False),  # seconds since 1970: SQLite knows no time zones
)


class Store:
    """All methods raise KeepError with a sentence for the reader, which names neither the database nor its user."""

    def __init__(self, engine: Engine, keeping: Keeping) -> None:
        self._engine = engine
        self.keeping = keeping

    def save(self, kept: Kept) -> str:
        """The id under which it can be opened. Stories past their days go first; if there are `most` then, it is not
        saved, so that nobody's story is pushed out by another's. On PostgreSQL, stories saved in the same instant may
        pass `most` by their own number."""
        if len(kept.article_text) > STORE.characters:
            raise KeepError("The article is too long to be kept.")
        view, created, story_id = told(kept.view), int(kept.created.timestamp()), new_id()
        self._make_folder()
        with _plainly("saved"):
            self._make_table()
            with self._engine.begin() as connection:
                # First of all, as SQLite locks the file when something is written: the count then holds until the end.
                connection.execute(delete(STORIES).where(STORIES.c.created <= self._oldest(kept.created)))
                count = connection.execute(select(func.count()).select_from(STORIES)).scalar_one()
                if count >= self.keeping.most:
                    raise KeepError(f"This site keeps at most {self.keeping.most:,} stories, and has as many now.")
                row = {"id": story_id, "article": kept.article_text, "view": view, "created": created}
                connection.execute(insert(STORIES).values(row))
        return story_id

    def open(self, story_id: str, now: datetime | None = None) -> Kept | None:
        """None where there is none, or where its days are over. `now`: the present, where none is given."""
        if not is_id(story_id) or not self._is_there():
            return None
        # No more is read than a story may have, whatever stands there.
        asked = select(
            func.substr(STORIES.c.article, 1, STORE.characters + 1),
            func.substr(STORIES.c.view, 1, MAX_VIEW + 1),
            STORIES.c.created,
        ).where(STORIES.c.id == story_id)
        with _plainly("opened"), self._engine.connect() as connection:
            row = connection.execute(asked).one_or_none() if _has_table(connection) else None
        if row is None:
            return None
        article_text, view, created = row
        if not isinstance(article_text, str) or type(created) is not int:
            raise KeepError(UNREADABLE)
        if created <= self._oldest(now or datetime.now(UTC)):
            return None
        try:
            when = datetime.fromtimestamp(created, UTC)
        except (ValueError, OverflowError, OSError) as error:  # a time that is none
            raise KeepError(UNREADABLE) from error
        return Kept(article_text, heard(view), when)

    def forget(self, story_id: str) -> None:
        """No error where there is none."""
        if not is_id(story_id) or not self._is_there():
            return
        with _plainly("forgotten"), self._engine.begin() as connection:
            if _has_table(connection):
                connection.execute(delete(STORIES).where(STORIES.c.id == story_id))

    def _oldest(self, now: datetime) -> int:
        """The second at and before which a story's days are over."""
        return int(now.timestamp()) - self.keeping.days * DAY

    def _make_table(self) -> None:
        try:
            STORIES.create(self._engine, checkfirst=True)
        except SQLAlchemyError:
            if not _has_table(self._engine):
                raise
            # Another process has made it in the same instant.

    def _file(self) -> Path | None:
        """The file of SQLite, where the database is one."""
        name = self._engine.url.database
        is_file = self._engine.dialect.name == "sqlite" and name and not name.startswith(("file:", ":memory:"))
        return Path(name) if name and is_file else None

    def _make_folder(self) -> None:
        if file := self._file():
            try:
                file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except (OSError, ValueError) as error:
                raise KeepError("The story could not be saved: the folder of the database cannot be made.") from error

    def _is_there(self) -> bool:
        """False where SQLite would make the file by looking."""
        file = self._file()
        try:
            return file is None or file.exists()
        except OSError:
            return True  # the database says what is wrong


def _has_table(database: Engine | Connection) -> bool:
    return inspect(database).has_table(STORIES.name)


@contextmanager
def _plainly(done: str) -> Iterator[None]:
    """Raises KeepError for whatever the database says. Its own words stay in the cause: they may tell hosts and names."""
    try:
        yield
    except SQLAlchemyError as error:
        raise KeepError(f"The story could not be {done}: {_why(error)}.") from error


def _why(error: SQLAlchemyError) -> str:
    said = str(error.orig).lower() if isinstance(error, DBAPIError) else ""
    if "not a database" in said or "malformed" in said:
        return "the file of the database is damaged, or is none"
    if "readonly" in said or "read-only" in said or "unable to open" in said or "permission denied" in said:
        return "the database cannot be written to"
    if "locked" in said:
        return "the database is busy; try again in a minute"
    if "full" in said:
        return "the database has no room left"
    if isinstance(error, OperationalError):
        return "the database does not answer"
    return "the database refused"
