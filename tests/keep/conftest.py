"""Empty databases for the tests of this folder: a file of SQLite, and a real PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from dateline import articles
from dateline.carried import STORE, carried
from dateline.keep.kept import Kept
from dateline.keep.store import STORIES

TEXT = "Shelling of Sumy went on, Kyiv said.\n\nRussian troops left Kharkiv."
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def story(text: str = TEXT, created: datetime = NOON) -> Kept:
    return Kept(carried(articles.of("", text, "Two towns"), STORE), {"place": ["sumy"], "side": ["russia"]}, created)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Of SQLite; it is not there yet, nor is its folder."""
    return tmp_path / "kept" / "stories.sqlite"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, file: Path) -> Iterator[Engine]:
    """Of an empty database."""
    is_file = request.param == "sqlite"
    made = create_engine(f"sqlite:///{file}" if is_file else request.getfixturevalue("postgres"))
    yield made
    if not is_file:
        STORIES.drop(made, checkfirst=True)
    made.dispose()
