"""The lists of cue words: sound, in lower case, and at one with the code and the gazetteer."""

import tomllib
from dataclasses import fields

import pytest

from dateline.gazetteers.chain import Chain
from dateline.names import fold
from dateline.text import cues

LISTS = [field.name for field in fields(cues.Cues) if field.name not in ("demonyms", "abbreviations")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_lower_case_words(name: str) -> None:
    words: frozenset[str] = getattr(cues.load(), name)
    assert words
    assert [word for word in words if word != word.lower() or not word.strip()] == []


def test_every_list_of_the_file_is_read() -> None:
    lists = tomllib.loads((cues.WORDS / "cues.toml").read_text("utf-8"))
    written = {
        word
        for name, group in lists.items()
        if name != "abbreviations"
        for words in group.values()
        for word in words.split()
    }
    read = frozenset().union(*(getattr(cues.load(), name) for name in LISTS))
    assert written <= read


def test_cues_are_read_once() -> None:
    assert cues.load() is cues.load()


@pytest.mark.parametrize(
    ("demonym", "place"),
    [("russian", "Russia"), ("ukrainians", "Ukraine"), ("north korean", "North Korea"), ("rwandan", "Rwanda")],
)
def test_demonyms(demonym: str, place: str) -> None:
    assert place in cues.load().demonyms[demonym]


def test_demonyms_stand_under_their_folded_key() -> None:
    assert [key for key in cues.load().demonyms if key != fold(key)] == []


def test_a_demonym_of_two_places_names_both() -> None:
    assert set(cues.load().demonyms["korean"]) == {"North Korea", "South Korea"}


def test_nearly_every_demonym_leads_to_a_country_or_region(gazetteer: Chain) -> None:
    """The rest are of towns or of places no longer on the map, and are shown as not on it."""
    demonyms = cues.load().demonyms
    lost = {
        key
        for key, places in demonyms.items()
        for place in places
        if not any(not candidate.kind.is_point for candidate in gazetteer.candidates(place))
    }
    assert len(lost) < len(demonyms) / 20


def test_the_plainest_cues_are_there() -> None:
    assert {"in", "near"} <= cues.load().locative
    assert {"said", "fears"} <= cues.load().speech
    assert {"region", "oblast"} <= cues.load().region
