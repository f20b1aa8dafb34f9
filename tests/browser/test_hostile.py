"""Hostile text, names and notes through the running app: no code runs on either side, and text is shown as text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import App, Seen

Look = Callable[..., Seen]


def payloads(touched: Path) -> list[str]:
    """What runs when it reaches a sink of markup, a JavaScript literal or a template; `touched` shows a run on the server."""
    run = f"cycler.__init__.__globals__.os.system('touch {touched}')"
    return [
        "{{7*7}} {{ " + run + " }}",
        "{% for x in range(3) %}PWN{% endfor %}",
        "{% broken",
        "{# hidden",
        "${window.pwned=1}",
        "`+(window.pwned=1)+`",
        "C:\\users\\1 \\x41 \\",
        "<img src=x onerror=window.pwned=1>",
        "</script><script>window.pwned=1</script>",
        "<!--<script>window.pwned=1",
        "\"'><svg onload=window.pwned=1>",
        "'+(window.pwned=1)+'",
        "{{{7*7}}} {{%7%}}",
        "\u2028\u2029 separators",
        "![beacon](http://127.0.0.1:9/beacon.png) $x$ :red[x]",
        "<style>*{display:none}</style><form action=x>",
    ]


def place(number: int, payload: str) -> str:
    words = json.dumps(payload)  # a JSON string is a YAML string
    return f"""
  - id: hostile-{number}
    name: {words}
    aliases: [Hostiletown {chr(65 + number)}, {json.dumps(payload + " alias")}]
    lat: {40 + number / 2}
    lon: {20 + number / 2}
    kind: town
    country: UA
    source: {words}
    note: {words}
"""


@pytest.fixture(scope="module")
def touched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "touched"


@pytest.fixture(scope="module")
def hostile_app(touched: Path, start_app: Callable[..., App]) -> App:
    evil = payloads(touched)
    folder = touched.parent
    lines = [f"Shells fell in Hostiletown {chr(65 + n)} and {payload} on Sunday." for n, payload in enumerate(evil)]
    text = f"---\ntitle: {evil[0]} {evil[7]}\nnote: {evil[8]}\n---\n" + "\n".join(lines) + "\nA lone \x00 and \ufffd.\n"
    (folder / "kursk-2025-03.md").write_text(text, "utf-8")
    (folder / "places.yaml").write_text("places:" + "".join(place(n, p) for n, p in enumerate(evil)), "utf-8")
    return start_app({"DATELINE_ARTICLES": str(folder), "DATELINE_PLACES": str(folder / "places.yaml")})


def test_nothing_runs_and_text_stays_text(hostile_app: App, look: Look, touched: Path) -> None:
    seen = look().open(hostile_app.at())
    evil = payloads(touched)
    names = seen.map.locator(".pin span").all_text_contents()
    assert sorted(names) == sorted(evil)
    rows = seen.page.locator(".row").all_text_contents()
    assert len(rows) == len(evil)
    for payload in evil:
        assert any(payload in row for row in rows), payload
    seen.page.locator('.tab[data-tab="text"]').click()
    text = seen.page.locator(".panel .text").text_content() or ""
    assert all(payload in text for payload in evil)
    nothing_ran(seen, hostile_app, touched)


@pytest.mark.parametrize("number", [0, 1, 4, 7, 8, 13])
def test_dossier_of_a_hostile_place(hostile_app: App, look: Look, touched: Path, number: int) -> None:
    seen = look().open(hostile_app.at(f"?place=hostile-{number}"))
    dossier = seen.page.locator(f'.dossier[data-place="hostile-{number}"]')
    dossier.wait_for()
    payload = payloads(touched)[number]
    words = dossier.locator("dd").all_text_contents()
    assert payload in words  # the note
    assert any(payload in word for word in words if word != payload)  # the source, the spellings
    seen.map.locator(".pin.chosen").wait_for()
    nothing_ran(seen, hostile_app, touched)


@pytest.mark.parametrize(
    "query",
    ["?place=%3Cimg%20src=x%20onerror=window.pwned=1%3E", "?article=%7B%7B7*7%7D%7D", "?article=../../etc/passwd"],
)
def test_hostile_link(hostile_app: App, look: Look, touched: Path, query: str) -> None:
    seen = look().open(hostile_app.at(query))
    assert seen.page.locator(".notice").first.is_visible()
    assert "49" not in seen.page.locator(".notice").first.inner_text()
    nothing_ran(seen, hostile_app, touched)


def nothing_ran(seen: Seen, app: App, touched: Path) -> None:
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate("window.pwned") is None
    assert seen.frame.evaluate("window.pwned") is None
    assert not touched.exists()
    assert seen.said == []
    assert not [url for url in seen.asked if "beacon" in url or url.endswith("/x")]
    assert "Traceback" not in app.log.read_text("utf-8")
