"""Stories kept by this site, under AppTest: offered only where configured, saved only when asked, opened in another session,
forgotten; and every way in which a setting or a database can be wrong."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.testing.v1 import AppTest

from dateline import articles
from dateline.carried import STORE, carried
from dateline.corrections import Correction, Verdict
from dateline.links import encoded
from dateline.ui import keep

TOP = Path(__file__).parents[2]
TEXT = "Shelling of Sumy went on, Kyiv said.\n\nRussian troops left Kharkiv."
FIX = encoded([Correction("Kharkiv", Verdict.NO_PLACE)])
ALLOWED = "[keep]\nallowed = true\ndays = 30\n"
OWN = ALLOWED + "[connections.dateline]\n"

Configure = Callable[[str], None]


@pytest.fixture
def configure(tmp_path: Path) -> Iterator[Configure]:
    """Writes the secrets into a file, as an operator does."""
    before = config.get_option("secrets.files")

    def write(secrets: str) -> None:
        (tmp_path / "secrets.toml").write_text(secrets, "utf-8")
        config.set_option("secrets.files", [str(tmp_path / "secrets.toml")])
        secrets_singleton._reset()
        st.cache_resource.clear()  # of the engines made before

    yield write
    config.set_option("secrets.files", before)
    secrets_singleton._reset()
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, configure: Configure) -> Path:
    """Where the stories are kept; not there yet."""
    monkeypatch.chdir(TOP)
    monkeypatch.setenv("DATELINE_KEEP", str(tmp_path / "kept" / "stories.sqlite"))
    configure(ALLOWED)
    return tmp_path / "kept" / "stories.sqlite"


def opened(page: str = "pages/share.py", **query: str) -> AppTest:
    test = AppTest.from_file(str(TOP / page), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def brought() -> AppTest:
    return opened(carry=carried(articles.of("", TEXT, "Two towns")), fix=FIX, side="ukraine")


def asked(test: AppTest) -> dict[str, str]:
    """The parameters of the address."""
    return {key: value if isinstance(value, str) else value[0] for key, value in test.query_params.items()}


def codes(test: AppTest) -> str:
    return " ".join(code.value for code in test.code)


def kept_id(test: AppTest) -> str:
    return next(code.value.partition("kept=")[2] for code in test.code if "?kept=" in code.value)


def warnings(test: AppTest) -> list[str]:
    return [warning.value.replace("\\", "") for warning in test.warning]


def panel(test: AppTest) -> str:
    return "".join(str(block.proto) for block in test.get("bidi_component"))


def keys(test: AppTest) -> set[str | None]:
    return {button.key for button in test.button}


@pytest.mark.parametrize(
    "secrets", ["", "[keep]", "[keep]\nallowed = false", '[connections.dateline]\nurl = "sqlite://"']
)
def test_where_nothing_is_configured_nothing_is_offered(secrets: str, file: Path, configure: Configure) -> None:
    configure(secrets)
    test = opened()
    assert not test.exception
    assert "keep" not in keys(test)
    assert not any("Keep" in block.value for block in test.markdown)
    assert not file.parent.exists()


def test_nothing_is_written_before_the_button_is_pressed(file: Path) -> None:
    test = brought()
    assert not test.exception
    assert "keep" in keys(test)
    assert not file.parent.exists()
    test.button("keep").click().run()
    assert not test.exception
    assert file.exists()


def test_it_says_what_is_kept_who_sees_it_and_until_when() -> None:
    until = (datetime.now(UTC) + timedelta(days=30)).date()
    words = " ".join(caption.value for caption in brought().caption)
    assert "the article's text, your corrections, the place and the filters" in words
    assert "Whoever has the link sees them" in words
    assert f"until {until.day} {until:%B %Y}" in words
    assert "the article's text" not in " ".join(caption.value for caption in opened().caption)


def test_a_brought_article_is_kept_and_opened_by_another() -> None:
    test = brought()
    test.button("keep").click().run()
    story_id = kept_id(test)
    assert "keep" not in keys(test)  # as it is, it is kept already
    other = opened("pages/story.py", kept=story_id)
    assert not other.exception
    assert "Two towns" in panel(other)
    assert "kept on this site by whoever made the link, not checked by it" in panel(other)
    assert asked(other) == {"kept": story_id, "side": "ukraine", "fix": FIX}
    own = next(iter(other.session_state["shelf"]))
    assert other.session_state["corrections"][own][-1] == (Correction("Kharkiv", Verdict.NO_PLACE),)
    other.run()
    assert asked(other)["kept"] == story_id
    assert len(other.session_state["shelf"]) == 1


def test_the_link_alone_wants_its_view_again_but_not_after_the_reader_cleared_it() -> None:
    test = brought()
    test.button("keep").click().run()
    story_id = kept_id(test)
    other = opened("pages/story.py", kept=story_id)
    other.button("chip-all").click().run()
    other.run()
    assert asked(other) == {"kept": story_id, "fix": FIX}
    del other.query_params["fix"]  # the browser went back
    other.run()
    assert asked(other) == {"kept": story_id, "side": "ukraine", "fix": FIX}


def test_an_address_that_says_more_goes_before_what_was_kept() -> None:
    test = brought()
    test.button("keep").click().run()
    story_id = kept_id(test)
    other = opened("pages/story.py", kept=story_id, status="reported")
    assert asked(other) == {"kept": story_id, "status": "reported"}


def test_of_a_shipped_article_the_view_alone_is_kept(file: Path) -> None:
    test = opened(article=articles.DEFAULT_ID, place="sudzha", side="russia")
    test.button("keep").click().run()
    story_id = kept_id(test)
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT article FROM stories").fetchall() == [("",)]
    database.close()
    other = opened("pages/story.py", kept=story_id)
    assert not other.exception
    assert asked(other) == {"article": articles.DEFAULT_ID, "place": "sudzha", "side": "russia"}


def test_what_is_kept_can_be_forgotten_by_who_kept_it() -> None:
    test = brought()
    test.button("keep").click().run()
    story_id = kept_id(test)
    assert f"forget-{story_id}" not in keys(opened(kept=story_id))
    test.button(f"forget-{story_id}").click().run()
    assert "kept=" not in codes(test)
    assert "keep" in keys(test)
    assert "No story is kept under this link" in panel(opened("pages/story.py", kept=story_id))


@pytest.mark.parametrize("story_id", ["abcdefgh2345", "' OR 1=1 --", "%", "x" * 5000, "<script>alert(1)</script>"])
def test_an_unknown_id_is_one_sentence(story_id: str, file: Path, configure: Configure) -> None:
    for secrets in (ALLOWED, ""):
        configure(secrets)
        test = opened("pages/story.py", kept=story_id)
        assert not test.exception
        assert panel(test).count("No story is kept under this link") == 1
        assert "endangering" in panel(test)  # the first article
        assert "kept" not in test.query_params
    assert not file.parent.exists()


def test_a_session_keeps_so_many_an_hour() -> None:
    test = brought()
    test.session_state["kept-times"] = [1e12] * keep.AN_HOUR
    test.button("keep").click().run()
    assert warnings(test) == [f"At most {keep.AN_HOUR} stories are kept in an hour. Try again later."]
    assert "kept=" not in codes(test)


def test_a_full_site_says_so(configure: Configure) -> None:
    configure(ALLOWED + "most = 1")
    first, second = opened(), opened(side="russia")
    first.button("keep").click().run()
    second.button("keep").click().run()
    assert warnings(second) == ["This site keeps at most 1 stories, and has as many now."]
    second.run()
    assert warnings(second) == []


@pytest.mark.parametrize(
    ("secrets", "why"),
    [
        ('[keep]\nallowed = "yes"', "[keep] allowed: true or false is wanted"),
        (ALLOWED + "week = 1", "[keep] week: not a setting"),
        ("keep = true", "[keep] is no section"),
        (OWN + 'url = "nonsense secret"', "is not laid out as"),
        (OWN + 'url = "nodb://secret@host/x"', "is not laid out as"),
        (OWN + 'dialect = "postgresql"\npassword = "secret"', "is not laid out as"),
        (OWN + 'url = "mysql+mysqldb://secret@host/x"', "No module named 'MySQLdb'"),
        (OWN + 'url = "sqlite://"\ncreate_engine_kwargs = {secret = 1}', "is not laid out as"),
        (OWN + 'dialect = "postgresql"\nhost = "h"\nusername = "u"\nport = "secret"', "is not laid out as"),
        (ALLOWED + '[connections]\ndateline = "secret"', "is not laid out as"),
        ('connections = "dateline"\n' + ALLOWED, "is not laid out as"),
        ("connections = 7\n" + ALLOWED, "is not laid out as"),
    ],
)
def test_a_wrong_setting_is_one_notice_and_changes_nothing_else(secrets: str, why: str, configure: Configure) -> None:
    configure(secrets)
    test = opened()
    assert not test.exception
    assert len(test.warning) == 1
    assert why in warnings(test)[0]
    assert "secret" not in warnings(test)[0]
    assert "article=kursk" in codes(test)
    assert "not kept" not in panel(opened("pages/story.py"))
    assert "Stories are not kept" in panel(opened("pages/story.py", kept="abcdefgh2345"))


def test_a_connection_of_the_operators_own(tmp_path: Path, file: Path, configure: Configure) -> None:
    own = tmp_path / "own.sqlite"
    configure(OWN + f'url = "sqlite:///{own}"')
    test = opened()
    test.button("keep").click().run()
    assert not test.exception
    assert own.exists()
    assert not file.exists()


@pytest.mark.postgres
def test_a_postgres_of_the_operators_own(postgres: str, configure: Configure, file: Path) -> None:
    configure(OWN + f'url = "{postgres}"')
    test = brought()
    test.button("keep").click().run()
    assert not test.exception
    story_id = kept_id(test)
    assert "Two towns" in panel(opened("pages/story.py", kept=story_id))
    test.button(f"forget-{story_id}").click().run()
    assert "No story is kept under this link" in panel(opened("pages/story.py", kept=story_id))
    assert not file.parent.exists()


def test_a_damaged_database_is_one_sentence(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database" * 1000)
    test = opened()
    test.button("keep").click().run()
    assert not test.exception
    assert warnings(test) == ["The story could not be saved: the file of the database is damaged, or is none."]
    other = opened("pages/story.py", kept="abcdefgh2345")
    assert "The story could not be opened: the file of the database is damaged" in panel(other)
    assert "endangering" in panel(other)


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("article", "%%%", "The article in the story could not be read"),
        ("article", "A" * (STORE.characters + 5), "The article in the story could not be read"),
        ("view", "{{", "not laid out as a story is"),
        ("view", '{"embed": ["true"], "kept": ["abcdefgh2345"], "carry": ["x"], "article": ["x"]}', ""),
    ],
)
def test_a_hostile_row_gets_a_message_and_nothing_else(file: Path, column: str, value: str, why: str) -> None:
    test = brought()
    test.button("keep").click().run()
    with sqlite3.connect(file) as database:
        database.execute(f"UPDATE stories SET {column} = ?", (value,))
    database.close()
    other = opened("pages/story.py", kept=kept_id(test))
    assert not other.exception
    assert (why or "Two towns") in panel(other)
    assert set(other.query_params) == ({"article"} if why else {"kept"})
