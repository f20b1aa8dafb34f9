"""What a service answered stands behind all that is known offline."""

from dateline import articles
from dateline.gazetteers.answered import Answered
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.online.query import Answer
from dateline.model import Coordinates, Kind, Outline, Place, Provenance, Story, parent_of
from dateline.pipeline import read

TEXT = "Troops entered the village of Zubrylovka on Monday. Shells fell on Sudzha in Kursk Oblast."
SQUARE = Outline(((((50.0, 35.0), (50.0, 36.0), (51.0, 36.0), (50.0, 35.0)),),))


def _place(lat: float, lon: float, kind: Kind = Kind.TOWN, country: str = "RU") -> Place:
    point = Coordinates(lat, lon)
    return Place("osm:n7", "Zubrylovka", point, kind, Provenance.ONLINE, country, source="Nominatim (OpenStreetMap)")


def _read(gazetteer: Chain, *answers: Answer, text: str = TEXT) -> Story:
    return read(articles.of("x", text), gazetteer.beside(Answered({"zubrylovka": answers})))


def test_an_answer_puts_a_name_on_the_map_and_says_whose_it_is(gazetteer: Chain) -> None:
    story = _read(gazetteer, Answer(_place(51.2, 35.4)))
    (dossier,) = [d for d in story.places if d.place.id == "osm:n7"]
    assert dossier.place.provenance is Provenance.ONLINE
    reason = dossier.resolutions[0].reason
    assert reason == "the only place of this name; from Nominatim (OpenStreetMap): no gazetteer here has it"
    (notice,) = [n.text for n in story.notices if "Zubrylovka" in n.text]
    assert notice.startswith("Placed by Nominatim (OpenStreetMap), and by no gazetteer here: Zubrylovka.")


def test_without_answers_the_chain_is_as_before(gazetteer: Chain) -> None:
    assert _read(gazetteer) == read(articles.of("x", TEXT), gazetteer)


def test_an_answer_far_from_all_that_the_text_names_does_not_win(gazetteer: Chain) -> None:
    story = _read(gazetteer, Answer(_place(-33.0, 150.0, country="AU")))
    (resolution,) = [r for r in story.resolutions if r.mention.toponym == "Zubrylovka"]
    assert resolution.place is None or parent_of(resolution.place.id)
    assert [c.place.id for c in resolution.losers] == ["osm:n7"]


def test_an_answer_never_outdoes_what_a_gazetteer_here_is_sure_of(gazetteer: Chain) -> None:
    twin = Place(
        "osm:n8", "Sudzha", Coordinates(51.191, 35.272), Kind.TOWN, Provenance.ONLINE, "RU", source="Nominatim"
    )
    story = read(articles.of("x", TEXT), gazetteer.beside(Answered({"Sudzha": [Answer(twin)]})))
    assert not any(d.place.provenance is Provenance.ONLINE for d in story.places)


def test_an_area_is_drawn_with_the_outline_that_the_service_gave(gazetteer: Chain) -> None:
    place = _place(50.4, 35.6, Kind.DISTRICT)
    text = "Troops entered Zubrylovka district on Monday. Shells fell on Sudzha in Kursk Oblast."
    story = _read(gazetteer, Answer(place, SQUARE), text=text)
    assert [d.outline for d in story.places if d.place.id == "osm:n7"] == [SQUARE]
