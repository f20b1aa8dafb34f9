"""Each page under AppTest: what it sends to the browser, without one."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dateline.export.forms import FORMS

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)


def opened(page: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(TOP / page), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def map_arguments(test: AppTest) -> dict[str, Any]:
    """What st_folium sent."""
    arguments: dict[str, Any] = json.loads(test.get("component_instance")[0].proto.json_args)
    return arguments


@pytest.mark.parametrize(
    "page",
    [
        "dashboard.py",
        "pages/story.py",
        "pages/claims.py",
        "pages/review.py",
        "pages/share.py",
        "pages/compare.py",
        "pages/articles.py",
        "pages/timeline.py",
        "pages/about.py",
    ],
)
def test_the_page_runs(page: str) -> None:
    assert not opened(page).exception


def test_the_map_is_served_by_the_app_itself() -> None:
    arguments = map_arguments(opened("pages/story.py"))
    addresses = [*arguments["js_links"], *arguments["css_links"]]
    assert len(addresses) == 5
    assert all(address.startswith("../") for address in addresses)
    assert "http" not in arguments["script"]


def test_no_text_of_the_article_enters_folium() -> None:
    arguments = json.dumps(map_arguments(opened("pages/story.py", place="sudzha")))
    assert "Sudzha" in arguments
    assert "gas pipeline" not in arguments
    assert "Butusov" not in arguments


def test_the_link_chooses_the_place() -> None:
    arguments = map_arguments(opened("pages/story.py", place="sudzha"))
    assert 'Dateline.choose("sudzha", 0, true)' in arguments["feature_group"]


def test_the_address_follows() -> None:
    test = opened("pages/story.py", place="sudzha")
    assert dict(test.query_params) == {"article": "kursk-2025-03", "place": "sudzha"}


def test_an_unknown_place_is_dropped_from_the_address() -> None:
    assert opened("pages/story.py", place="atlantis").query_params == {"article": "kursk-2025-03"}


def test_an_article_that_cannot_be_read_is_one_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "kursk-2025-03.md").write_bytes(b"\xff")
    monkeypatch.setenv("DATELINE_ARTICLES", str(tmp_path))
    test = opened("pages/story.py")
    assert not test.exception
    assert "kursk-2025-03.md is not UTF-8 text" in test.error[0].value


def test_the_about_page_says_what_the_shapes_mean() -> None:
    words = opened("pages/about.py").markdown[0].value
    assert all(word in words for word in ("geo_precision", "Crimea", "GeoNames", "an actor"))


def test_a_change_of_places_yaml_is_shown_at_the_next_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    places = tmp_path / "places.yaml"
    monkeypatch.setenv("DATELINE_PLACES", str(places))
    entry = "places:\n  - {id: sudzha, name: NAME, aliases: [Sudzha], lat: 51.191, lon: 35.271, kind: town, country: RU, source: x}\n"
    for number, name in enumerate(("First", "Second"), 1):
        places.write_text(entry.replace("NAME", name), "utf-8")
        os.utime(places, ns=(number, number))  # a file system may keep time too coarsely for two writes in a row
        assert f'"name": "{name}"' in map_arguments(opened("pages/story.py"))["script"]


def test_a_change_of_a_gazetteer_of_ones_own_is_shown_at_the_next_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    (tmp_path / "report.md").write_text("Shelling hit Staro Lebedivo.", "utf-8")
    monkeypatch.setenv("DATELINE_ARTICLES", str(tmp_path))
    monkeypatch.setenv("DATELINE_GAZETTEERS", str(own))
    assert "Staro Lebedivo" not in map_arguments(opened("pages/story.py"))["script"]
    for number, lat in enumerate((51.1, 51.2), 1):
        own.write_text(f"name,lat,lon\nStaro Lebedivo,{lat},35.27\n", "utf-8")
        os.utime(own, ns=(number, number))
        assert f'"lat": {lat}' in map_arguments(opened("pages/story.py"))["script"]


def test_check_begins_with_the_first_mention() -> None:
    test = opened("pages/review.py")
    assert not test.exception
    assert [radio.label for radio in test.radio] == ["What does “Russia” mean?", "Used as", "This holds for"]
    assert [button.disabled for button in test.button] == [True, True]  # Apply, Undo
    assert test.query_params == {"article": "kursk-2025-03"}


def test_a_correction_comes_and_goes() -> None:
    test = opened("pages/review.py")
    test.radio[0].set_value("no-place").run()
    test.button[0].click().run()
    assert "fix" in test.query_params
    assert [radio.value for radio in test.radio][:1] == ["no-place"]
    assert any("Not a place" in each.value for each in test.markdown)
    assert test.get("download_button")
    assert "Russia" in test.code[0].value
    test.button[1].click().run()
    assert "fix" not in test.query_params
    assert not test.code


def test_the_link_corrects_every_page() -> None:
    fix = opened("pages/review.py")
    fix.radio[0].set_value("none").run()
    fix.button[0].click().run()
    link = str(fix.query_params["fix"][0] if isinstance(fix.query_params["fix"], list) else fix.query_params["fix"])
    test = opened("pages/story.py", fix=link)
    assert test.query_params["fix"] == fix.query_params["fix"]
    assert test.session_state["corrections"]["kursk-2025-03"][-1][0].toponym == "Russia"


def test_a_damaged_link_is_one_notice() -> None:
    test = opened("pages/review.py", fix="nonsense!")
    assert not test.exception
    assert "could not be read" in test.warning[0].value
    assert test.query_params == {"article": "kursk-2025-03"}


@pytest.mark.parametrize(
    "forged",
    [{"id": "atlantis"}, {"id": ["x"]}, {"at": [91.0, 0.0]}, {"at": ["1", 2]}, {"at": [1e400, 0]}, {"at": 5}, [], None],
)
def test_a_forged_click_on_the_map_is_no_point(forged: object) -> None:
    from dateline.ui.review_map import _point

    assert _point(forged.get("at") if isinstance(forged, dict) else forged) is None


def test_the_share_page_holds_what_is_shown() -> None:
    test = opened("pages/share.py", place="sudzha", side="russia")
    link, frame = (block.value for block in test.code)
    assert link.endswith("/?article=kursk-2025-03&place=sudzha&side=russia")
    assert "embed=true" in frame
    assert any(caption.value.endswith("characters.") for caption in test.caption)
    assert len(test.get("download_button")) == len(FORMS)


def html(test: AppTest) -> str:
    return "".join(each.proto.body for each in test.get("html"))


def test_claims_begin_with_the_first_claim() -> None:
    test = opened("pages/claims.py")
    assert not test.exception
    (caption,) = (caption.value for caption in test.caption if caption.value[0].isdigit() and "claim" in caption.value)
    assert re.fullmatch(r"22 claims; the excerpts on the map hold \d+ of them\.", caption)
    assert "Military bloggers from both sides" in html(test)


def test_the_link_filters_the_claims() -> None:
    test = opened("pages/claims.py", side="russia")
    assert any("of 22 claims" in caption.value for caption in test.caption)
    assert "side" in test.query_params


def test_with_what_the_article_says_itself() -> None:
    test = opened("pages/claims.py")
    test.toggle(key="claims-own").set_value(True).run()
    assert any(
        caption.value.startswith("22 claims and ") and "sentences of the article itself; " in caption.value
        for caption in test.caption
    )


def test_side_by_side_begins_with_the_place_chosen() -> None:
    test = opened("pages/claims.py", place="sudzha")
    test.session_state["claims-view"] = "Side by side"
    test.run()
    assert test.selectbox(key="claims-place").value == "sudzha"
    assert "Yuriy Butusov" in html(test)
    test.selectbox(key="claims-place").set_value("kursk-oblast").run()
    assert test.session_state["choice"].place == "kursk-oblast"
    assert "Vladimir Putin" in html(test)


@pytest.mark.parametrize(
    ("text", "view", "words"),
    [
        ("Nothing is known.", "One by one", "Nobody is heard in this article"),
        ("Nothing is known.", "Side by side", "No place of this article is on the map"),
    ],
)
def test_an_article_of_nobody_and_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, view: str, words: str
) -> None:
    (tmp_path / "report.md").write_text(text, "utf-8")
    monkeypatch.setenv("DATELINE_ARTICLES", str(tmp_path))
    test = opened("pages/claims.py")
    test.session_state["claims-view"] = view
    test.run()
    assert not test.exception
    assert any(words in caption.value for caption in test.caption)


def test_the_filters_may_leave_no_claim() -> None:
    test = opened("pages/claims.py", **{"from": "1999-01-01", "to": "1999-01-02"})
    assert any("The filters leave no claim." in caption.value for caption in test.caption)


def test_the_timeline_takes_no_forged_choice() -> None:
    from dateline.ui.timeline_page import _asked

    places = {"sudzha"}
    assert _asked({"place": "sudzha", "at": None}, places) == ("sudzha", None)
    assert _asked({"place": None, "at": 12}, places) == (None, 12)
    clicks: list[object] = [None, [], "x", {}, {"place": "atlantis"}, {"place": ["sudzha"]}, {"at": "12"}, {"at": True}]
    assert [_asked(forged, places) for forged in clicks] == [None] * len(clicks)
