"""Coreference within reason: which place named before "the town", "the region" or "the country" stands for. Pure.

The nearest place of a fitting kind in the same sentence or the two before it, and none where two fit equally well or
anything speaks against it: a wrong one puts words under a place that they do not tell of, a missed one costs nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import Kind, Mention, Place, Resolution, Sense, Sentence, parent_of
from dateline.names import fold
from dateline.text.cues import Cues
from dateline.text.descriptions import Description, descriptions
from dateline.text.senses import Context, Judgement, judge
from dateline.text.tokens import tokenise

BACK = 2  # sentences before the one with the description
TOPIC = 30  # sentences in which a place is named twice that the text is about
WHERE = ("in the same sentence", "in the sentence before", "two sentences before")
# Inhabitants. Nobody calls a place of 20,000 a village, or one of 10,000 a city; where they are not known, it depends
# on what the text calls it.
VILLAGE_AT_MOST = 10_000
TOWN_AT_MOST = 250_000
CITY_AT_LEAST = 15_000

Within = Callable[[Place, Place], bool]  # whether the area of the first holds the point of the second


@dataclass(frozen=True, slots=True)
class _Named:
    """A place named before, by a name or by a description of it; `by`: the name that it all goes back to."""

    resolution: Resolution
    sentence: int
    by: Mention

    @property
    def key(self) -> str:
        """What tells two places apart; several villages may share the area that they are drawn as."""
        place = self.resolution.place
        return place.id if place and not parent_of(place.id) else fold(self.resolution.mention.toponym)


@dataclass(frozen=True, slots=True)
class _Text:
    """What one text's descriptions are looked at with."""

    text: str
    sentences: Sequence[Sentence]
    cues: Cues
    within: Within


def with_descriptions(
    resolutions: Sequence[Resolution], sentences: Sequence[Sentence], text: str, cues: Cues, within: Within
) -> tuple[Resolution, ...]:
    """The resolutions and those of weak mentions between them, in the order of the text."""
    told = _Text(text, sentences, cues, within)
    if not any(r.place for r in resolutions):
        return tuple(resolutions)
    named = _by_sentence(resolutions, told)
    spans = sorted(r.mention.span for r in resolutions)
    weak: list[Resolution] = []
    for description in descriptions(text, sentences, cues):
        span = description.span
        at = bisect_right(spans, span)
        beside = [s for s in spans[max(0, at - 1) : at + 1] if s.start < span.end and span.start < s.end]
        found = None if beside else _antecedent(description, named, told)
        judged = _judged(description, found[0], cues) if found else None
        if found is None or judged is None:
            continue
        resolution = _resolution(description, found[0].resolution, judged, WHERE[found[1]], text)
        weak.append(resolution)
        here = named.setdefault(description.sentence, [])
        here.append(_Named(resolution, description.sentence, found[0].by))
        here.sort(key=lambda n: n.resolution.mention.span)
    return tuple(sorted((*resolutions, *weak), key=lambda r: r.mention.span))


def _by_sentence(resolutions: Sequence[Resolution], told: _Text) -> dict[int, list[_Named]]:
    starts = [sentence.span.start for sentence in told.sentences]
    found: dict[int, list[_Named]] = {}
    for resolution in resolutions:
        number = bisect_right(starts, resolution.mention.span.start) - 1
        found.setdefault(number, []).append(_Named(resolution, number, resolution.mention))
    return found


def _is_called(named: _Named, word: str, told: _Text) -> bool:
    """Whether the word stands beside the name or in it: "the village of Robotyne", "Abu Shouk camp", "Snake Island"."""
    start, end = named.by.span.start, named.by.span.end
    before = [t.lower for t in tokenise(told.text, max(0, start - 24), start)][-2:]
    after = [t.lower for t in tokenise(told.text, end, min(len(told.text), end + 16))][:1]
    own = [t.lower for t in tokenise(told.text, start, end)]
    return word in (*(before if before[-1:] == ["of"] else before[-1:]), *after, *own)


def _antecedent(
    description: Description, named: Mapping[int, Sequence[_Named]], told: _Text
) -> tuple[_Named, int] | None:
    """The place meant, and how many sentences back it is named."""
    start = description.span.start
    if _is_named_next(description, named.get(description.sentence, ()), told.text):
        return None
    excluded: set[str] = set()
    chosen: tuple[_Named, int] | None = None
    for back, number in enumerate(_window(description, told)):
        before = [n for n in named.get(number, ()) if n.resolution.mention.span.end <= start]
        if back == 0:
            excluded = {n.key for n in before if _is_another(n, description, told)}
        fitting = [n for n in before if n.key not in excluded and _fits(n, description.word, told)]
        if back == 0 and before and before[-1] not in fitting and _gap(before[-1], start, told.text) == ",":
            return None  # "Goma, the capital,": it is said of this name or of none
        keys = {n.key for n in fitting}
        if chosen:
            if keys - {chosen[0].key} and _is_doubtful(description, chosen[1], told):
                return None
            continue
        if len(keys) > 1:
            called = {n.key for n in fitting if _is_called(n, description.word, told)}
            keys = called if len(called) == 1 else keys
        if len(keys) > 1:
            return None
        if keys:
            chosen = [n for n in fitting if n.key in keys][-1], back
    if chosen and chosen[1] == BACK and not _is_topic(chosen[0], named):
        return None
    return chosen if chosen and _is_meant(chosen[0], description, named, told) else None


def _gap(named: _Named, start: int, text: str) -> str:
    return text[named.resolution.mention.span.end : start].strip()


def _is_topic(chosen: _Named, named: Mapping[int, Sequence[_Named]]) -> bool:
    """Whether a name two sentences back is more than one in passing: it is there itself, and not for the first time."""
    before = range(chosen.sentence - TOPIC, chosen.sentence + 1)
    times = sum(n.key == chosen.key for number in before for n in named.get(number, ()))
    return times > 1 and not chosen.resolution.mention.weak


def _window(description: Description, told: _Text) -> Iterator[int]:
    """The sentence itself and those before it under the same heading, the nearest first; the heading is the last."""
    number = description.sentence
    for n in range(number, max(-1, number - BACK - 1), -1):
        here = told.sentences[n]
        if n < number and here.heading != told.sentences[number].heading and not here.is_heading:
            return
        yield n
        if here.is_heading:
            return


def _is_named_next(description: Description, named: Sequence[_Named], text: str) -> bool:
    """ "The capital, Kyiv,": the description says what the name after it is."""
    end = description.span.end
    return any(
        text[end : n.resolution.mention.span.start] in (", ", " (", ": ", " ", " – ", " — ")
        for n in named
        if n.resolution.mention.sense is Sense.LITERAL and n.resolution.mention.span.start >= end
    )


def _is_another(named: _Named, description: Description, told: _Text) -> bool:
    """Whether a name in the same sentence cannot be what is described: it is set beside it, or at a distance from it."""
    mention, start = named.resolution.mention, description.span.start
    between = [t.lower for t in tokenise(told.text, mention.span.end, start)]
    if between in (["and"], ["or"], [",", "and"], ["from"], ["near"]):
        return True
    if told.cues.described_distances & set(between):
        return True
    before = [t.lower for t in tokenise(told.text, max(0, mention.span.start - 20), mention.span.start)][-3:]
    leads = any(word in ("from", "between") for word in before)
    return leads and any(word in ("to", "toward", "towards", "into", "and") for word in between[-1:])


def _fits(named: _Named, word: str, told: _Text) -> bool:
    """Whether this word can stand for the place. A name that nobody knows fits whatever a name of its sort would."""
    resolution = named.resolution
    mention, place, cues = resolution.mention, resolution.place, told.cues
    if mention.sense is Sense.ADJECTIVAL or (resolution.manual and place is None and mention.unplaced):
        return False  # the last: a person said that it is no place
    if place is None or parent_of(place.id):
        return word in cues.described_town or (word in cues.described_called and _is_called(named, word, told))
    if word in cues.described_called:
        return _is_one(named, place, word, told)
    if word in cues.described_town:
        return place.kind.is_point and (_is_of_size(place, word) or _is_called(named, word, told))
    if mention.sense is Sense.NESTED:
        return word in cues.described_region and place.kind is Kind.REGION
    if word in cues.described_region:
        return place.kind is Kind.REGION or (word == "region" and place.kind is Kind.AREA)
    if word in cues.described_country:
        return place.kind is Kind.COUNTRY
    return place.kind is Kind.CAPITAL


def _is_one(named: _Named, place: Place, word: str, told: _Text) -> bool:
    """Whether the place is a camp, an island or the like by any of its names, or by what the text calls it."""
    if place.kind in (Kind.COUNTRY, Kind.UNION, Kind.CONTINENT, Kind.SEA, Kind.RIVER) and word != "island":
        return False
    return _is_called(named, word, told) or any(word in fold(name).split() for name in (place.name, *place.spellings))


def _is_of_size(place: Place, word: str) -> bool:
    people = place.population
    if word == "city":
        return place.kind is Kind.CAPITAL or people >= CITY_AT_LEAST
    return people <= (TOWN_AT_MOST if word == "town" else VILLAGE_AT_MOST) and place.kind is not Kind.CAPITAL


def _is_doubtful(description: Description, back: int, told: _Text) -> bool:
    """Whether only one place within reach may fit: in somebody's words, and over the end of a paragraph."""
    named = told.sentences[description.sentence - back].span.end
    return description.quoted or (
        back > 0 and "\n" in told.text[named : told.sentences[description.sentence].span.start]
    )


def _is_meant(chosen: _Named, description: Description, named: Mapping[int, Sequence[_Named]], told: _Text) -> bool:
    """Whether nothing named at it or after it says that the text has moved on to somewhere else."""
    place = chosen.resolution.place
    if place is None or chosen.resolution.mention.sense is Sense.NESTED or chosen.resolution.mention.relation:
        return False
    later = [
        n.resolution
        for number in range(chosen.sentence, description.sentence + 1)
        for n in named.get(number, ())
        if n.resolution.mention.span.end <= description.span.start and n.key != chosen.key
    ]
    if description.word in told.cues.described_country:
        return all(r.place is None or r.place.country in (None, place.country) for r in later)
    since = [r for r in later if r.mention.span > chosen.resolution.mention.span and r.mention.sense is Sense.LITERAL]
    if place.kind in (Kind.REGION, Kind.AREA, Kind.DISTRICT):
        return all(r.place is None or not r.place.kind.is_point or told.within(place, r.place) for r in since)
    return all(_may_hold(r.place, place, told.within) for r in since if r.place)


def _may_hold(area: Place, place: Place, within: Within) -> bool:
    """Whether a country or region named since leaves the place within it; towns and seas say nothing of that."""
    if area.kind is Kind.COUNTRY:
        return area.country == place.country
    return area.kind is not Kind.REGION or bool(parent_of(place.id)) or within(area, place)


def _judged(description: Description, named: _Named, cues: Cues) -> Judgement | None:
    """In what sense it is used; None where a town's officials or people from it are meant."""
    line, place = description.line, named.resolution.place
    acts = place is not None and place.kind is Kind.COUNTRY
    context = Context(line.tokens, description.first, description.last, acts, frozenset(), line.opening)
    judged = judge(context, cues)
    return judged if judged.unplaced is None and (acts or judged.sense is Sense.LITERAL) else None


def _resolution(description: Description, named: Resolution, judged: Judgement, where: str, text: str) -> Resolution:
    span, toponym = description.span, named.mention.toponym
    words = " ".join(span.of(text).split())
    place = named.place
    meant = place.name if place and not parent_of(place.id) else toponym
    because = f"“{words}” stands for {meant}" + ("" if judged.sense is Sense.LITERAL else f"; {judged.because}")
    mention = Mention(span, span.of(text), toponym, judged.sense, because, weak=True)
    said = named.mention.text if not named.mention.weak else f"“{named.mention.text}”"
    reason = f"“{words}” after {' '.join(said.split())}: the only place that it fits {where}"
    return replace(named, mention=mention, reason=reason, losers=(), unplaced=None, manual=False)
