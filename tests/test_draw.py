"""What enters folium is data and stays data: hostile names as places, through the whole of folium's rendering."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.draw import as_script, base_map, choice
from dateline.model import Coordinates, Outline, Story
from dateline.views.frame import Assets, Tiles
from dateline.views.map_view import LegendEntry, MapView, Mark, Shape, map_view

Tell = Callable[[str], Story]
ROOT = Path(__file__).parent.parent
ASSETS = Assets("js/leaflet.js", "css/leaflet.css", "js/basemap.js", "js/map.js", "css/map.css", "world.json")
# What branca would run on the server, the browser in a template literal, an HTML sink, or what merely breaks a script.
PAYLOADS = [
    "{{7*7}}",
    "{{ 7*7 }}",
    "{{{7*7}}}",
    "{{{{7*7}}}}",
    "{{%7*7",
    "{{#7*7",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% raw %}",
    "{%",
    "{% for x in range(9) %}{{x}}{% endfor %}",
    "{#",
    "{# a comment #}",
    "{%- set x = 7*7 -%}{{x}}",
    "%}",
    "}}",
    "{",
    "{\u200b{7*7}}",
    "\\{{7*7}}",
    "{\\u007b7*7}}",
    "{&#123;7*7}}",
    "${alert(1)}",
    "`",
    "`${alert(1)}`",
    "\\",
    "\\1",
    "C:\\users",
    "\\u003cscript>",
    "'",
    '"',
    "';alert(1)//",
    '"});alert(1)//',
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "</script><script>alert(1)</script>",
    "</ScRiPt >",
    "<!--<script>",
    "-->",
    "<![CDATA[",
    "&lt;img&gt;",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "a\u2028b",
    "a\u2029b",
    "a\nb\r\nc\0d",
    "lone \ud800 and \udfff",
    "\ud83d\ude00"[0] + "x",
    "\u202egnp.exe",
    "\ufeff",
    "",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("{%#}<>&\\\"'`$ab\u2028", max_size=6), inner, max_size=4)
    ),
    max_leaves=10,
)
SINKS = (
    "innerHTML =",
    "innerHTML+=",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "bindPopup",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_read_back_equals_the_data(payload: str) -> None:
    data = {"name": payload, payload: [payload, {"inner": {payload: payload + payload}}]}
    assert json.loads(as_script(data)) == data


@given(JSON)
@settings(deadline=None)
def test_any_data_reads_back_and_is_inert(data: Any) -> None:
    script = as_script(data)
    assert json.loads(script) == data
    assert script.isascii()
    assert not re.search(r"\{\{|\{%|\{#|[<>&]", script)


@given(st.text("{%#}\\ ", max_size=12))
@settings(deadline=None, max_examples=200)
def test_no_row_of_braces_opens_a_template(text: str) -> None:
    assert not re.search(r"\{[{%#]", as_script([text, {text: text}]))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_script({"lat": number})


def _view(name: str) -> MapView:
    square: Outline = Outline(((((0, 0), (0, 1), (1, 1), (1, 0), (0, 0)),),))
    marks = (
        Mark(name, name, 2, Shape.POINT, Coordinates(1, 2)),
        Mark(f"{name}~", name, 1, Shape.AREA, Coordinates(1, 2), square),
    )
    return MapView(marks, (LegendEntry(Shape.POINT, name, (name, name)),))


def _started(page: str) -> Any:
    """What the page hands to `Dateline.start` beside the map."""
    found = re.search(r"Dateline\.start\(\w+, (.*)\);", page)
    assert found
    return json.loads(found.group(1))


def _page(name: str) -> str:
    drawn = base_map(_view(name), "light", ASSETS, (Tiles(name, f"https://t.example/{name}", name),))
    choice(name, 7, move=True).add_to(drawn)
    return str(drawn.get_root().render())


def _frame(page: str) -> str:
    """The page without folium's random ids and without the data."""
    bare = re.sub(r"(Dateline\.start\(\w+,|Dateline\.choose\()[^\n]*\);", r"\1 DATA);", page)
    return re.sub(r"[0-9a-f]{32}", "ID", bare)


@pytest.mark.parametrize("payload", [*PAYLOADS, " ".join(PAYLOADS)])
def test_a_hostile_name_goes_through_folium_as_data(payload: str) -> None:
    page = _page(payload)
    assert _frame(page) == _frame(_page("name"))  # nothing of it is anywhere else
    data = _started(page)
    assert [mark["name"] for mark in data["marks"]] == [payload, payload]
    assert data["legend"][0]["names"] == [payload, payload]
    assert data["tiles"][0] == {
        "name": payload,
        "url": f"https://t.example/{payload}",
        "attribution": payload,
        "max_zoom": 18,
    }
    chosen = re.search(r"Dateline\.choose\(([^\n]*), 7, true\);", page)
    assert chosen
    assert json.loads(chosen.group(1)) == payload
    for literal in re.findall(r"Dateline\.(?:start|choose)\(([^\n]*)\);", page):
        assert not re.search(r"[<>&\u2028\u2029]|\{[{%#]", literal)
    assert "49" not in re.sub(r"[0-9a-f]{32}", "", page)  # 7*7 was not reckoned
    page.encode()


def test_the_choice_is_data_too() -> None:
    group = choice("</script>{{7*7}}", 3, move=False)
    drawn = base_map(_view("x"), "light", ASSETS)
    group.add_to(drawn)
    page = drawn.get_root().render()
    assert 'Dateline.choose("\\u003c/script\\u003e{\\u007b7*7}}", 3, false);' in page
    assert "Dateline.choose(null, 0, true);" in _rendered(choice(None, 0, move=True))


def test_what_a_filter_leaves_is_data_too() -> None:
    called = _rendered(choice(None, 0, move=True, shown={"</script>{{7*7}}": (3, "claimed", True)}))
    assert 'Dateline.choose(null, 0, true, {"\\u003c/script\\u003e{\\u007b7*7}}": [3, "claimed", true]});' in called


def _rendered(group: folium.FeatureGroup) -> str:
    drawn = base_map(_view("x"), "light", ASSETS)
    group.add_to(drawn)
    return str(drawn.get_root().render())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_of_the_default_article(story: Story, theme: str) -> None:
    page = base_map(map_view(story), theme, ASSETS).get_root().render()
    data = _started(page)
    assert [mark["name"] for mark in data["marks"]] == ["Kursk Oblast", "Sudzha", "eastern Ukraine"]
    kursk, sudzha, _ = data["marks"]
    assert "rings" in kursk
    assert "rings" not in sudzha
    assert (round(sudzha["lat"], 1), round(sudzha["lon"], 1), sudzha["mentions"]) == (51.2, 35.3, 4)
    assert data["theme"] == theme
    assert story.sentences[5].span.of(story.article.text)[:40] not in page


def test_a_road_is_a_line_and_a_ring_has_a_hole(tell: Tell) -> None:
    text = "Mines lay on the road from Gao to Ansongo. Shells fell on the outskirts of Goma."
    road, ring = _started(base_map(map_view(tell(text)), "light", ASSETS).get_root().render())["marks"]
    assert (road["shape"], [len(line) for line in road["lines"]], "rings" in road) == ("road", [2], False)
    assert (ring["shape"], [len(polygon) for polygon in ring["rings"]], "lines" in ring) == ("around", [2], False)


def test_nothing_comes_from_another_host(story: Story) -> None:
    page = base_map(map_view(story), "light", ASSETS).get_root().render()
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", page)
    for name in ("bootstrap", "jquery", "cdn", "fontawesome", "awesome-markers"):
        assert name not in page.lower()


def test_two_stories_do_not_share_a_map() -> None:
    one, other = base_map(_view("One"), "light", ASSETS), base_map(_view("Other"), "light", ASSETS)
    assert "Other" not in one.get_root().render()
    assert "One" not in other.get_root().render()


SOURCES = sorted([*(ROOT / "dateline").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_sink_of_folium_is_used(path: Path) -> None:
    source = path.read_text("utf-8")
    for sink in ("folium.Popup(", "Popup(", "Tooltip(", "DivIcon(", "popup=", "tooltip="):
        assert sink not in source, sink
    if path.relative_to(ROOT).as_posix() != "dateline/draw.py":
        assert not re.search(r"^\s*(?:import|from)\s+(?:folium|branca)\b", source, re.MULTILINE)


def test_the_browsers_script_writes_no_html() -> None:
    for script in (ROOT / "dateline" / "templates").glob("*.js"):
        source = re.sub(r"//.*|/\*[\s\S]*?\*/", "", script.read_text("utf-8"))
        for sink in SINKS:
            assert sink not in source, f"{sink} in {script.name}"
