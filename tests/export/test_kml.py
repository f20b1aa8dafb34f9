"""KML: valid by the schema of the OGC, read by fastkml, and no word of an article is markup in Google Earth."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fastkml import KML, Document, Folder, Placemark
from fastkml.validator import validate

from dateline.draw import COLOURS
from dateline.export import kml
from dateline.export.excerpts import told
from dateline.export.kml import to_kml
from dateline.filters import Filter, filtered
from dateline.model import Story

Tell = Callable[[str], Story]
NAMES = {"k": kml.NAMESPACE}
TEXTS = [
    "",
    "Power was out across South Africa, across Lesotho, in Russia and in Fiji.",  # holes; both sides of the antimeridian
    "Near Goma, 30 km south of Homs, on the road from Gao to Ansongo, and at the Sudan-Chad border.",
    "They took the villages of Qwertivka and Asdfivka in Kursk region.",
]


def _placemarks(text: str) -> list[Any]:
    (document,) = KML.from_string(text.partition("\n")[2]).features
    assert isinstance(document, Document)
    (folder,) = document.features
    assert isinstance(folder, Folder)
    assert folder.name == "Places"
    assert all(isinstance(mark, Placemark) for mark in folder.features)
    return folder.features


def _valid(text: str, folder: Path) -> None:
    path = folder / "story.kml"
    path.write_bytes(text.encode())
    assert validate(file_to_validate=path)


def _fields(mark: Any) -> dict[str, str]:
    return {field.name: field.value for field in mark.extended_data.elements}


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_valid_and_has_every_place(tell: Tell, text: str, tmp_path: Path) -> None:
    story = tell(text)
    written = to_kml(story)
    _valid(written, tmp_path)
    marks = _placemarks(written)
    assert [_fields(mark)["id"] for mark in marks] == [dossier.place.id for dossier in story.places]
    for mark, place in zip(marks, told(story).places, strict=True):
        shape = mark.geometry.__geo_interface__
        if place.geometry.type == "Point":
            assert (shape["type"], shape["coordinates"]) == ("Point", place.geometry.coordinates)
            continue
        parts = [part.__geo_interface__["coordinates"] for part in mark.geometry.geoms]
        assert parts == list(place.geometry.coordinates)


def test_every_field_is_there(heard_story: Story, tmp_path: Path) -> None:
    written = to_kml(heard_story)
    _valid(written, tmp_path)
    sudzha = next(mark for mark in _placemarks(written) if mark.name == "Sudzha")
    fields = _fields(sudzha)
    excerpt = told(heard_story).places[1].excerpts[1]
    assert fields["geo_precision"] == "1"
    assert fields["provenance"] == "curated"
    assert "GeoNames" in fields["source"]
    assert fields["excerpts.1.quote"] == excerpt.quote
    assert fields["excerpts.1.start"] == str(excerpt.start)
    assert fields["excerpts.1.mentions.0.sense"] == "literal"
    assert fields["excerpts.1.statements.0.speaker"] == "Yuriy Butusov"
    assert fields["excerpts.1.statements.0.side"] == "ukraine"
    assert fields["excerpts.1.statements.0.time.first"] == "2025-03-08"
    assert (str(sudzha.times.begin), str(sudzha.times.end)) == ("2025-03-08", "2025-03-08")


def test_a_filtered_story_is_written_filtered(heard_story: Story) -> None:
    marks = _placemarks(to_kml(filtered(heard_story, Filter(side=frozenset({"russia"})))))
    sides = {value for mark in marks for name, value in _fields(mark).items() if name.endswith(".side")}
    assert sides == {"russia"}


class _Seen(HTMLParser):
    """The tags and the words of a balloon."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def test_no_word_of_an_article_is_markup(hostile: Story, evil: list[str], tmp_path: Path) -> None:
    written = to_kml(hostile)
    _valid(written, tmp_path)
    marks = ET.fromstring(written.encode()).findall(".//k:Placemark", NAMES)
    assert len(marks) == len(evil)
    for mark, place in zip(marks, told(hostile).places, strict=True):
        description = mark.findtext("k:description", "", NAMES)
        assert "$[" not in description
        assert "$" not in description.replace("&#36;", "")
        seen = _Seen(description)
        assert seen.tags <= {"h3", "p", "blockquote"}
        quote = kml._ILLEGAL.sub("", place.excerpts[0].quote)
        assert quote in seen.words
        fields = {data.get("name"): data.findtext("k:value", "", NAMES) for data in mark.iterfind(".//k:Data", NAMES)}
        assert fields["excerpts.0.quote"] == quote
        assert mark.findtext("k:name", "", NAMES) == place.name
    # The balloon shows the description and no name; the list shows no snippet of it.
    balloons = ET.fromstring(written.encode()).findall(".//k:BalloonStyle/k:text", NAMES)
    assert {balloon.text for balloon in balloons} == {"$[description]"}
    assert all(mark.find("k:Snippet", NAMES) is not None for mark in marks)


def test_what_xml_has_no_room_for_is_left_out() -> None:
    parent = ET.Element("a")
    kml._text(parent, "b", "x\0\x1b\ufffe\ud800y\U0001f600")
    assert parent[0].text == "xy\U0001f600"


def test_line_ends_stay(story: Story) -> None:
    title = "one\rtwo\r\nthree\nfour"
    written = to_kml(replace(story, article=replace(story.article, title=title)))
    assert ET.fromstring(written.encode()).findtext("k:Document/k:name", "", NAMES) == title


def test_the_colours_are_those_of_the_map() -> None:
    assert COLOURS["light"]["place"] == kml.PLACE
    assert COLOURS["light"]["border"] == kml.APPROXIMATE
    assert kml._abgr("#b3261e", "ff") == "ff1e26b3"
