"""The same of every database: there and back, bounded in number and age, hostile ids and rows, savers at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, func, insert, inspect, select, update
from sqlalchemy.engine import Engine

from dateline import articles
from dateline.carried import STORE, opened
from dateline.errors import KeepError
from dateline.keep.configuration import Keeping
from dateline.keep.kept import is_id, new_id
from dateline.keep.store import STORIES, Store
from tests.keep.conftest import NOON, TEXT, story

KEEPING = Keeping(allowed=True, days=30, most=5)


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine, KEEPING)


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        count: int = connection.execute(select(func.count()).select_from(STORIES)).scalar_one()
        return count


def test_there_and_back(store: Store) -> None:
    kept = story()
    story_id = store.save(kept)
    assert is_id(story_id)
    assert store.open(story_id, NOON) == kept
    assert opened(kept.article_text, STORE).text == TEXT


def test_of_a_shipped_article_only_its_id_is_kept(store: Store) -> None:
    kept = replace(story(), article_text="", view={"article": ["kursk-2025-03"]})
    assert store.open(store.save(kept), NOON) == kept


def test_the_longest_article_that_is_read_can_be_kept(store: Store) -> None:
    words = "Shelling of Sumy went on, Kyiv said. "
    text = (words * (articles.LONGEST // len(words) + 1))[: articles.LONGEST]
    kept = store.open(store.save(story(text)), NOON)
    assert kept
    assert opened(kept.article_text, STORE).text == text


def test_an_article_that_is_too_long_is_not_kept(store: Store) -> None:
    with pytest.raises(KeepError, match="too long to be kept"):
        store.save(replace(story(), article_text="A" * (STORE.characters + 1)))


def test_looking_writes_nothing(store: Store, engine: Engine) -> None:
    assert store.open(new_id()) is None
    store.forget(new_id())
    if engine.dialect.name == "sqlite":
        assert not Path(engine.url.database or "").parent.exists()
    else:
        assert not inspect(engine).has_table("stories")


@pytest.mark.parametrize(
    "story_id",
    [
        "",
        "' OR '1'='1",
        "x'; DROP TABLE stories; --",
        "%",
        "_" * 12,
        "a" * 12 + "\x00",
        "ａｂｃｄ" * 3,
        "../../etc/pass",
        "a" * 10**6,
    ],
)
def test_an_id_like_an_injection_is_no_id(store: Store, engine: Engine, story_id: str) -> None:
    store.save(story())
    assert store.open(story_id, NOON) is None
    store.forget(story_id)
    assert rows(engine) == 1


def test_text_like_an_injection_stays_text(store: Store) -> None:
    hostile = "'); DROP TABLE stories; -- :id %(id)s ? \x01 {{ 7*7 }} <script>"
    kept = replace(story(hostile), view={"speaker": [hostile], "in": ["\x00'"]})
    assert store.open(store.save(kept), NOON) == kept


def test_a_story_whose_days_are_over_is_not_opened_and_goes(store: Store, engine: Engine) -> None:
    story_id = store.save(story())
    assert store.open(story_id, NOON + timedelta(days=30, seconds=-1))
    assert store.open(story_id, NOON + timedelta(days=30)) is None
    store.save(story(created=NOON + timedelta(days=30)))
    assert rows(engine) == 1


def test_a_full_site_takes_no_more_and_loses_none(store: Store, engine: Engine) -> None:
    ids = [store.save(story(f"Sumy {n}.")) for n in range(5)]
    with pytest.raises(KeepError, match="at most 5 stories"):
        store.save(story())
    assert all(store.open(each, NOON) for each in ids)
    store.forget(ids[0])
    assert store.save(story())
    assert rows(engine) == 5


def test_what_is_forgotten_is_gone(store: Store, engine: Engine) -> None:
    story_id = store.save(story())
    store.forget(story_id)
    assert store.open(story_id, NOON) is None
    assert rows(engine) == 0
    store.forget(story_id)


def test_many_save_at_once_into_a_database_without_the_table(engine: Engine) -> None:
    store = Store(engine, replace(KEEPING, most=100))
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda n: store.save(story(f"Sumy {n}.")), range(24)))
    assert len(set(ids)) == rows(engine) == 24
    assert all(store.open(each, NOON) for each in ids)


@pytest.mark.parametrize(
    "wrong",
    [
        {"view": "{"},
        {"view": '{"place": {"a": 1}}'},
        {"view": "[" * 50_000},
        {"created": 2**60},
    ],
)
def test_a_row_that_nobody_honest_wrote_is_one_sentence(store: Store, engine: Engine, wrong: dict[str, Any]) -> None:
    story_id = store.save(story())
    with engine.begin() as connection:
        connection.execute(update(STORIES).values(**wrong))
    with pytest.raises(KeepError, match="not laid out as a story is"):
        store.open(story_id, NOON)


def test_of_an_endless_row_little_is_read(store: Store, engine: Engine) -> None:
    story_id = new_id()
    store.save(story())
    with engine.begin() as connection:
        row = {"id": story_id, "article": "A" * 20_000_000, "view": "{}", "created": int(NOON.timestamp())}
        connection.execute(insert(STORIES).values(**row))
    kept = store.open(story_id, NOON)
    assert kept
    assert len(kept.article_text) == STORE.characters + 1
    with pytest.raises(ValueError, match="longer than"):
        opened(kept.article_text, STORE)


def test_another_table_of_this_name_is_one_sentence(store: Store, engine: Engine) -> None:
    store._make_folder()
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE stories (id VARCHAR(12), headline TEXT)")
    with pytest.raises(KeepError, match=r"The story could not be saved: the database [a-z ]+\.$"):
        store.save(story())
    with pytest.raises(KeepError, match=r"The story could not be opened: the database [a-z ]+\.$"):
        store.open(new_id())


@pytest.mark.postgres
def test_a_database_that_is_down_is_one_sentence_without_its_address(postgres: str) -> None:
    user, _, _ = postgres.rpartition("@")
    gone = create_engine(f"{user}:secret@127.0.0.1:9/postgres?connect_timeout=2")
    for act in (lambda: Store(gone, KEEPING).save(story()), lambda: Store(gone, KEEPING).open(new_id())):
        with pytest.raises(KeepError, match="does not answer") as caught:
            act()
        assert "127" not in str(caught.value)
        assert "secret" not in str(caught.value)
    gone.dispose()


@pytest.mark.postgres
def test_a_user_without_the_right_to_make_tables(postgres: str) -> None:
    """Reads and writes where the operator has made the table, and says so where it may do neither."""
    root = create_engine(postgres)
    limited = create_engine(postgres.replace("//postgres@", "//limited@"))
    try:
        with root.begin() as connection:
            connection.exec_driver_sql("CREATE ROLE limited LOGIN")
        with pytest.raises(KeepError, match="cannot be written to"):
            Store(limited, KEEPING).save(story())
        STORIES.create(root)
        with root.begin() as connection:
            connection.exec_driver_sql("GRANT SELECT, INSERT, DELETE ON stories TO limited")
        store = Store(limited, KEEPING)
        assert store.open(store.save(story()), NOON)
    finally:
        STORIES.drop(root, checkfirst=True)
        with root.begin() as connection:
            connection.exec_driver_sql("DROP ROLE IF EXISTS limited")
        limited.dispose()
        root.dispose()
