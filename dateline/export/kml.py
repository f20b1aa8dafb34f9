"""Story to KML 2.2, for Google Earth: https://docs.ogc.org/is/12-007r2/12-007r2.html. Longitude first.

A description is HTML there, so the words of the article are escaped once for it, and once more as XML. All else is text:
the balloon shows the description alone.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dateline.export.excerpts import Placed, Quoted, Told, days_of, told
from dateline.export.geometry import Area, Geometry, Lines, Point, Stretch
from dateline.model import Story

NAMESPACE = "http://www.opengis.net/kml/2.2"
PLACE, APPROXIMATE = "#b3261e", "#a89f91"  # the places and the borders of the light map in `draw.COLOURS`

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0, section 2.2


def to_kml(story: Story, *, weak: bool = False) -> str:
    """A folder Places with a placemark for each. Every field of the GeoJSON is in its ExtendedData, under its path:
    `excerpts.0.statements.0.speaker`. `weak`: with the descriptions.

    Characters that XML has no room for are left out, so an excerpt may be shorter than its offsets say.
    """
    root = _document(told(story, weak=weak))
    indent(root)
    # A parser reads a bare CR as LF.
    text = tostring(root, "unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _document(found: Told) -> Element:
    root = Element("kml", {"xmlns": NAMESPACE})
    document = SubElement(root, "Document")
    _text(document, "name", found.article.title)
    _style(document, "known", PLACE)
    _style(document, "approximate", APPROXIMATE)
    _fields(document, asdict(found.article))
    folder = SubElement(document, "Folder")
    _text(folder, "name", "Places")
    for place in found.places:
        _placemark(folder, place)
    return root


def _placemark(folder: Element, place: Placed) -> None:
    # In the order of the schema, which is strict.
    mark = SubElement(folder, "Placemark")
    _text(mark, "name", place.name)
    SubElement(mark, "Snippet", {"maxLines": "0"})
    _text(mark, "description", _description(place))
    if days := days_of(said for excerpt in place.excerpts for said in excerpt.statements):
        span = SubElement(mark, "TimeSpan")
        _text(span, "begin", days[0])
        _text(span, "end", days[1])
    is_certain = place.position == "known" and not place.approximate
    _text(mark, "styleUrl", "#known" if is_certain else "#approximate")
    _fields(mark, {name: value for name, value in asdict(place).items() if name != "geometry"})
    _geometry(mark, place.geometry)


def _description(place: Placed) -> str:
    return f"<h3>{_as_html(place.name)}</h3><p>{_as_html(place.reason)}</p>" + "".join(map(_quotation, place.excerpts))


def _quotation(excerpt: Quoted) -> str:
    said = "; ".join(dict.fromkeys(f"{said.speaker}, {said.status}" for said in excerpt.statements))
    return f"<blockquote>{_as_html(excerpt.quote)}</blockquote>" + (f"<p>{_as_html(said)}</p>" if said else "")


def _as_html(words: str) -> str:
    # $[name] stands for a field in a balloon.
    return escape(words).replace("$", "&#36;")


def _fields(parent: Element, values: dict[str, Any]) -> None:
    extended = SubElement(parent, "ExtendedData")
    for name, value in _flat(values):
        _text(SubElement(extended, "Data", {"name": name}), "value", value)


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """What there is, by its path; None is left out."""
    if isinstance(value, dict | tuple):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _flat(inner, f"{path}.{key}" if path else str(key))
    elif value is not None:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)


def _geometry(mark: Element, geometry: Geometry) -> None:
    match geometry:
        case Point():
            _coordinates(SubElement(mark, "Point"), (geometry.coordinates,))
        case Lines():
            parts = SubElement(mark, "MultiGeometry")
            for line in geometry.coordinates:
                drawn = SubElement(parts, "LineString")
                _text(drawn, "tessellate", "1")
                _coordinates(drawn, line)
        case Area():
            parts = SubElement(mark, "MultiGeometry")
            for polygon in geometry.coordinates:
                drawn = SubElement(parts, "Polygon")
                _text(drawn, "tessellate", "1")
                for n, ring in enumerate(polygon):
                    side = SubElement(drawn, "innerBoundaryIs" if n else "outerBoundaryIs")
                    _coordinates(SubElement(side, "LinearRing"), ring)


def _coordinates(parent: Element, path: Stretch) -> None:
    _text(parent, "coordinates", " ".join(f"{lon},{lat}" for lon, lat in path))


def _style(document: Element, style_id: str, colour: str) -> None:
    style = SubElement(document, "Style", {"id": style_id})
    icon = SubElement(style, "IconStyle")
    _text(icon, "color", _abgr(colour, "ff"))
    line = SubElement(style, "LineStyle")
    _text(line, "color", _abgr(colour, "ff"))
    _text(line, "width", "1.6")
    area = SubElement(style, "PolyStyle")
    _text(area, "color", _abgr(colour, "40"))
    balloon = SubElement(style, "BalloonStyle")
    _text(balloon, "text", "$[description]")


def _abgr(colour: str, opacity: str) -> str:
    """As KML has colours: #b3261e is ff1e26b3."""
    return opacity + colour[5:7] + colour[3:5] + colour[1:3]


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = _ILLEGAL.sub("", words)
