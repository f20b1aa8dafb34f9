"""Names beside what is told of: six reports of as many wars, each name marked with where it is shown, then rule by rule."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model import Kind, Sense, Shown, Story
from dateline.text import cues
from dateline.text.apart import apart
from dateline.text.senses import Context
from dateline.text.tokens import tokenise

Tell = Callable[[str], Story]

REPORTS = re.split(r"(?m)^=== ", (Path(__file__).parent / "names_apart.txt").read_text("utf-8"))[1:]
MARK = re.compile(r"\[([^\[\]|]+)\|(map|actor|off)\]")


def _shown(story: Story) -> dict[int, str]:
    """By the end of each mention, where it is shown."""
    dossiers = (*story.places, *story.actors)
    found = {r.mention.span.end: str(d.shown) for d in dossiers for r in d.resolutions}
    return found | {u.resolution.mention.span.end: "off" for u in story.unmapped}


@pytest.mark.parametrize("report", REPORTS, ids=[report.split()[0] for report in REPORTS])
def test_a_report_of_a_war(report: str, tell: Tell) -> None:
    _, _, marked = report.partition("\n")
    text, wanted, done = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()] + mark[1]
        wanted[len(text)] = (mark[1], mark[2])
        done = mark.end()
    shown = _shown(tell(text + marked[done:]))
    assert {end: (name, shown.get(end, "off")) for end, (name, _) in wanted.items()} == wanted
    assert [end for end, where in shown.items() if where == Shown.MAP and end not in wanted] == []


def _told(story: Story, name: str) -> tuple[str, str]:
    """Where the last mention with this text is shown, and why."""
    last = [r.mention for r in story.resolutions if r.mention.text == name][-1]
    for unmapped in story.unmapped:
        if unmapped.resolution.mention == last:
            return "off", unmapped.reason
    return _shown(story)[last.span.end], last.because


# The reason given holds the last of each row.
OFF = [
    ("It was cited by the rebels' Saba agency as true.", "Saba", "“Saba agency”"),
    ("The Idlib state television channel said so.", "Idlib", "which newspaper"),
    ("The Idlib state TV said so.", "Idlib", "which newspaper"),
    ("The Odesa Telegram channel said so.", "Odesa", "Odesa Telegram"),
    ("The Puntland news site reported it.", "Puntland", "which newspaper"),
    ("A Lahore newspaper said so.", "Lahore", "which newspaper"),
    ("The Saba agency said so. The head of the port told Saba that two died.", "Saba", "the same outlet"),
    ("The Saba agency said so. According to Saba, two died.", "Saba", "the same outlet"),
    ("The Saba agency said so. Two died, Saba reported.", "Saba", "the same outlet"),
    ("Aden was hit.\n\nADEN/SANAA, July 22 (Gulf Wire) - A tanker sank.", "ADEN", "where the report was filed"),
    ("ADEN/SANAA, July 22 (Gulf Wire) - A tanker was hit.", "SANAA", "where the report was filed"),
    ("ADEN/SANAA, July 22 (Gulf Wire) - A tanker was hit.", "Gulf Wire", "the agency"),
    ("ADEN and MARIB (Gulf Wire) — A tanker was hit.", "MARIB", "where the report was filed"),
    ("BAIDOA, Aug 3 (Xinhua) -- Mortars fell.", "BAIDOA", "where the report was filed"),
    ("Additional reporting by John Lee in Cairo; editing by Sue Park in Dubai.", "Dubai", "filed or edited"),
    ("Its operator, Meltemi Maritime of Piraeus, did not answer.", "Piraeus", "has its seat"),
    ("Its operator, Meltemi of Piraeus, did not answer.", "Piraeus", "has its seat"),
    ("The think tank, headquartered in Geneva, agreed.", "Geneva", "has its seat"),
    ("He sold it to a Lahore trading company.", "Lahore", "has its seat"),
    ("Jean Bahati of Rutshuru saw it.", "Rutshuru", "where people come from"),
    ("Bishop Carlos Ruiz of Tumaco called for calm.", "Tumaco", "where people come from"),
    ("Soumaila Diarra of Mopti said so.", "Mopti", "where people come from"),
    ("A Liberia-flagged tanker was hit.", "Liberia", "registered"),
    ("A Liberian-flagged tanker was hit.", "Liberian", "registered"),
    ("A tanker registered in the Marshall Islands was hit.", "Marshall Islands", "registered"),
    ("They fired Iranian-made drones.", "Iranian", "a thing was made"),
]
ACTING = [
    ("He claimed an attack on a U.S. destroyer.", "U.S.", "“U.S. destroyer”"),
    ("He scoffed at the U.S. allegations.", "U.S.", "“U.S. allegations”"),
    ("Nine died in US airstrikes near Jilib.", "US", "“US airstrikes”"),
    ("Two South Korea soldiers were hurt.", "South Korea", "“South Korea soldiers”"),
    ("He was held in a Kenya prison.", "Kenya", "“Kenya prison”"),
    ("A Russian plane fell near Homs.", "Russian", "adjective"),
]
ON_THE_MAP = [
    ("A missile hit a Kharkiv company.", "Kharkiv"),
    ("The Kharkiv television tower was struck.", "Kharkiv"),
    ("A drone hit the Kismayo radio station.", "Kismayo"),
    ("Shells fell on Baidoa daily.", "Baidoa"),
    ("Explosions were registered in Sumy.", "Sumy"),
    ("The Great Mosque of Gaza was hit.", "Gaza"),
    ("A car bomb hit a Mogadishu hotel.", "Mogadishu"),
    ("The port of Piraeus was hit.", "Piraeus"),
    ("The Idlib channel said so. Fighting went on in Idlib.", "Idlib"),
    ("The Idlib channel said so. Idlib was hit.", "Idlib"),
    ("Tanks crossed into Sudan overnight.", "Sudan"),
    ("Hunger spread in Sudan today.", "Sudan"),
]


@pytest.mark.parametrize(("text", "name", "why"), OFF)
def test_what_only_stands_beside(text: str, name: str, why: str, tell: Tell) -> None:
    shown, reason = _told(tell(text), name)
    assert shown == "off"
    assert why in reason


@pytest.mark.parametrize(("text", "name", "why"), ACTING)
def test_a_country_as_an_adjective(text: str, name: str, why: str, tell: Tell) -> None:
    shown, reason = _told(tell(text), name)
    assert shown == Shown.ACTOR
    assert why in reason


@pytest.mark.parametrize(("text", "name"), ON_THE_MAP)
def test_what_happened_there_stays_on_the_map(text: str, name: str, tell: Tell) -> None:
    assert _told(tell(text), name)[0] == Shown.MAP


@pytest.mark.parametrize(
    ("text", "kind", "sense"),
    [
        ("the X daily said so", Kind.TOWN, Sense.NESTED),
        ("a X daily said so", Kind.TOWN, Sense.LITERAL),
        ("shells hit X daily", Kind.TOWN, None),
        ("a X drone fell", Kind.COUNTRY, Sense.METONYM),
        ("a X drone fell", Kind.TOWN, None),
        ("a X without drones", Kind.COUNTRY, None),
        ("X drones fell", Kind.COUNTRY, None),
        ("X", Kind.TOWN, None),
    ],
)
def test_most_names_are_left_to_the_other_rules(text: str, kind: Kind, sense: Sense | None) -> None:
    tokens = tokenise(text.replace("X", "Xland"))
    at = next(n for n, token in enumerate(tokens) if token.text == "Xland")
    found = apart(Context(tokens, at, at, acts=kind is Kind.COUNTRY), frozenset({kind}), cues.load())
    assert (found.sense if found else None) is sense
