"""From a report's words to the map: a real Nominatim knows what no gazetteer here does."""

from pathlib import Path

from dateline import articles
from dateline.gazetteers.answered import Answered
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.online.query import Answer
from dateline.model import UNKNOWN_IN, Kind, Provenance, Story
from dateline.pipeline import read
from dateline.unsettled import unsettled
from tests.nominatim import world
from tests.nominatim.asking import online
from tests.nominatim.conftest import Nominatim

BEGINNING = "Shells fell on Sudzha in Kursk Oblast on Saturday. "


def _names(story: Story) -> list[str]:
    return [dossier.place.name for dossier in story.places]


def _asked(before: Story, nominatim: Nominatim, folder: Path) -> dict[str, tuple[Answer, ...]]:
    """What the service says of all that the gazetteers leave open, by toponym; empty for what it does not know either."""
    service = online(nominatim, folder)
    asked = nominatim.asked()
    outcomes = [service.ask(query) for query in unsettled(before)]
    assert nominatim.asked() == asked + len(outcomes)
    assert all(outcome.is_known for outcome in outcomes)
    return {outcome.toponym: outcome.answers for outcome in outcomes}


def test_a_village_that_only_the_service_knows_is_on_the_map(
    nominatim: Nominatim, gazetteer: Chain, tmp_path: Path
) -> None:
    text = f"{BEGINNING}Troops entered the village of Sheptalivka. The village of Nowherovka was shelled."
    article = articles.of("villages", text)
    before = read(article, gazetteer)
    answers = _asked(before, nominatim, tmp_path)
    assert {name: len(found) for name, found in answers.items()} == {"Sheptalivka": 1, "Nowherovka": 0}
    after = read(article, gazetteer.beside(Answered(answers)))
    place = next(dossier.place for dossier in after.places if dossier.place.name == "Sheptalivka")
    assert place.provenance is Provenance.ONLINE
    assert (round(place.point.lat, 4), round(place.point.lon, 4)) == world.SHEPTALIVKA.point
    assert set(_names(after)) - set(_names(before)) == {"Sheptalivka"}
    # Nowherovka is where it was: at the oblast, its position unknown.
    assert f"{UNKNOWN_IN}Kursk Oblast" in _names(after)
    assert set(_names(before)) <= set(_names(after))


def test_a_district_that_only_the_service_knows_has_its_true_outline(
    nominatim: Nominatim, gazetteer: Chain, tmp_path: Path
) -> None:
    article = articles.of("district", f"{BEGINNING}Fighting goes on in Zubrylovsky District.")
    before = read(article, gazetteer)
    answers = _asked(before, nominatim, tmp_path)
    after = read(article, gazetteer.beside(Answered(answers)))
    dossier = next(each for each in after.places if each.place.name == "Zubrylovsky District")
    assert (dossier.place.kind, dossier.place.provenance) == (Kind.DISTRICT, Provenance.ONLINE)
    assert dossier.outline is not None
    ((ring,),) = dossier.outline.polygons
    assert {(round(lat, 4), round(lon, 4)) for lat, lon in ring} == set(world.DISTRICT.outline)
    assert set(_names(before)) == set(_names(after)) - {"Zubrylovsky District"}
