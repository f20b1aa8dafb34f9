"""What the panel says of a place itself: its facts, why it was chosen, and what lost."""

from collections import Counter
from collections.abc import Iterable

from dateline.model import Candidate, Dossier, Resolution, Story, parent_of
from dateline.views import words
from dateline.views.signs import happened
from dateline.views.words import named, title

SPELLINGS = 12  # shown; the embedded gazetteer has up to a hundred


def facts(dossier: Dossier, story: Story) -> list[tuple[str, str]]:
    place = dossier.place
    spelt = list(dict.fromkeys(s for s in place.spellings if s != place.name))
    more = f" and {len(spelt) - SPELLINGS} more" if len(spelt) > SPELLINGS else ""
    extent = "approximate" if dossier.outline and dossier.outline.approximate and not dossier.relation else ""
    source = f": {place.source}" if place.source not in ("", place.file) else ""
    unknown, weak = parent_of(place.id), len(dossier.resolutions) > len(named(dossier))
    point = words.coordinates(place) + ("" if place.kind.is_point else ", a point that stands for the area")
    vouched = words.vouched_for_by(place) + source
    found = [
        (
            "Names" if unknown else "Name",
            words.counted(dossier) if unknown else place.name if place.name != title(dossier) else "",
        ),
        ("Kind", "" if unknown else words.kind(dossier)),
        ("The text says", _phrases(dossier, story)),
        ("Said to have happened", happened(dossier, story)),
        ("Country", _country(dossier, story)),
        ("Coordinates", f"unknown; drawn as the whole of {words.within(place)}" if unknown else point),
        ("Precision", words.precision(place)),
        ("Extent", extent),
        (f"{words.within(place)} from" if unknown else "Vouched for by", vouched),
        ("Drawn there because" if unknown else "Chosen because", _reasons(named(dossier))),
        ("In this article", "" if unknown and not weak else called(dossier)),
        ("Mentions", words.mentions(dossier) if weak else ""),
        ("Other spellings", ", ".join(spelt[:SPELLINGS]) + more if spelt else ""),
        ("Note", place.note),
    ]
    return [(name, value) for name, value in found if value]


def loser(candidate: Candidate, story: Story) -> str:
    place = candidate.place
    country = story.countries.get(place.country or "", place.country or "no country")
    return f"{place.name}, {words.KIND[place.kind]}, {country}: {candidate.reason}"


def _reasons(resolutions: Iterable[Resolution]) -> str:
    """One reason after another: "1 of 2; chosen because A (3 mentions); because B (1 mention)"."""
    counted = Counter(r.reason for r in resolutions)
    if len(counted) == 1:
        return next(iter(counted))
    said: list[str] = []
    for reason, count in counted.items():
        lead, _, why = reason.rpartition("; chosen ")
        again = said and said[0].startswith(lead)
        said.append(f"{why if again and lead else reason} ({words.times(count, 'mention')})")
    return "; ".join(said)


def _country(dossier: Dossier, story: Story) -> str:
    """Its country; of a border or a road, those of both ends."""
    places = dossier.resolutions[0].anchors or (dossier.place,)
    names = [story.countries.get(place.country or "", place.country or "none") for place in places]
    return ", ".join(dict.fromkeys(names))


def _phrases(dossier: Dossier, story: Story) -> str:
    """The words that a place drawn up from a phrase comes from."""
    if dossier.relation is None:
        return ""
    relations = (r.mention.relation for r in dossier.resolutions)
    said = (" ".join(relation.phrase.of(story.article.text).split()) for relation in relations if relation)
    return ", ".join(dict.fromkeys(f"“{words}”" for words in said))


def called(dossier: Dossier) -> str:
    """What the text calls it, its descriptions in quotation marks."""
    weak = dict.fromkeys(f"“{' '.join(r.mention.text.split()).lower()}”" for r in dossier.resolutions if r.mention.weak)
    return ", ".join([*words.names(dossier), *weak])
