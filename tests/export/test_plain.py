"""The story for a terminal."""

from collections.abc import Callable

from dateline.export.plain import to_text
from dateline.export.strong import strong
from dateline.model import Story


def test_the_default_article(story: Story) -> None:
    lines = to_text(story).splitlines()
    assert lines[0] == story.article.title
    assert lines[1].startswith("83 mentions of places")
    heads = [line.split("  ")[0] for line in lines if "geo_precision" in line]
    assert heads == ["KURSK OBLAST", "SUDZHA", "EASTERN UKRAINE"]
    assert "ACTORS" in lines
    assert "  European Union: 1 mention" in lines
    assert "NOT ON THE MAP" in lines


def test_every_excerpt_is_there_with_its_offset(story: Story) -> None:
    told = to_text(story)
    for dossier in strong(story).places:
        for excerpt in dossier.excerpts:
            assert f"  [{excerpt.span.start}] {' '.join(excerpt.quote.split())}" in told


def test_an_empty_article(tell: Callable[[str], Story]) -> None:
    assert to_text(tell("")) == (
        "Untitled\n0 mentions of places: 0 on the map, 0 of actors, 0 not on the map\n"
        "! The article is empty: there is nothing to read.\n"
    )


def test_a_quote_stands_on_one_line(tell: Callable[[str], Story]) -> None:
    text = (
        "Shells fell at noon on Monday, they said, near Sudzha,\n"
        "where the streets were empty by then, and so they left\n"
        "for other places.\n"
    )
    assert f"  [0] {' '.join(text.split())}" in to_text(tell(text)).splitlines()


def test_descriptions_only_where_they_are_asked_for(tell: Callable[[str], Story]) -> None:
    story = tell("Shells fell on Kupiansk. The town was empty.")
    assert "[25] The town" not in to_text(story)
    assert "  [25] The town was empty. (“The town”, taken to mean Kupyansk)" in to_text(story, weak=True).splitlines()
    assert "1 mention of places: 1 on the map, 0 of actors, 0 not on the map; 1 more by description" in to_text(
        story, weak=True
    )


def test_places_of_unknown_position_have_no_coordinates(tell: Callable[[str], Story]) -> None:
    told = to_text(tell("They took the villages of Qwertivka and Asdfivka in Kursk region."))
    (head,) = (line for line in told.splitlines() if line.startswith("QWERTIVKA"))
    assert head.startswith("QWERTIVKA, ASDFIVKA  position unknown, in Kursk Oblast; ")
    assert "°" not in head
