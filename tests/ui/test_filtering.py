"""The strip of filters under AppTest: what the link asks for, what a chip takes away, what the address then says."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)


def opened(**query: str | list[str]) -> AppTest:
    test = AppTest.from_file(str(TOP / "pages/story.py"), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def chips(test: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in test.button if str(button.key).startswith("chip-")]


def asked(test: AppTest, key: str) -> list[str]:
    values = test.query_params.get(key, [])
    return [values] if isinstance(values, str) else list(values)


def counted(test: AppTest) -> str:
    return next(str(caption.value) for caption in test.caption if "excerpts on the map" in caption.value)


def test_without_a_filter_all_excerpts_are_counted() -> None:
    test = opened()
    assert chips(test) == []
    assert counted(test) == "23 excerpts on the map"


def test_the_link_filters_and_keeps_what_it_asked_for() -> None:
    test = opened(side=["russia", "ukraine"], status="claimed")
    assert chips(test) == ["Side: Russia", "Side: Ukraine", "Status: claimed", "Clear all"]
    assert counted(test).endswith(" of 23 excerpts on the map")
    assert asked(test, "side") == ["russia", "ukraine"]
    assert asked(test, "status") == ["claimed"]


def test_a_chip_takes_its_filter_away() -> None:
    test = opened(side=["russia", "ukraine"])
    test.button(key="chip-0").click().run()
    assert chips(test) == ["Side: Ukraine", "Clear all"]
    assert asked(test, "side") == ["ukraine"]


def test_clear_all() -> None:
    test = opened(side="russia", **{"from": "2025-03-01"})
    assert chips(test) == ["Side: Russia", "Time: from 1 March 2025", "Clear all"]
    test.button(key="chip-all").click().run()
    assert chips(test) == []
    assert list(test.query_params) == ["article"]


def test_a_choice_in_the_controls_is_a_chip() -> None:
    test = opened()
    test.multiselect(key="filter-speaker-kursk-2025-03").set_value(["Yuriy Kotenok"]).run()
    assert chips(test) == ["Speaker: Yuriy Kotenok", "Clear all"]
    assert asked(test, "speaker") == ["Yuriy Kotenok"]
    assert not test.exception


def test_a_wrong_link_says_so_once() -> None:
    test = opened(side="mars")
    assert "mars" in "".join(str(block.proto) for block in test.get("bidi_component"))
    assert chips(test) == []


def test_days_the_wrong_way_round_are_turned() -> None:
    test = opened()
    test.date_input(key="filter-first-kursk-2025-03").set_value(date(2025, 3, 10)).run()
    test.date_input(key="filter-last-kursk-2025-03").set_value(date(2025, 3, 1)).run()
    assert chips(test)[0] == "Time: 1 to 10 March 2025"
