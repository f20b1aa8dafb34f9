"""The story for a terminal."""

from collections.abc import Callable

from dateline.export.plain import to_text
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
    for dossier in story.places:
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
