"""Resolution: mentions and their candidates to places, each with its reason in words and the candidates that lost.

A candidate's score is a sum of points: how prominent it is, and what the text says for it. Only the order means
something. The reason given is the evidence of the text that weighed most.
"""

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Protocol

from dateline.evidence import LOCAL, WITHIN, Case, Rule, Setting, contains, prior, rules_of
from dateline.model import Candidate, Kind, Mention, Place, Provenance, Resolution, Sense, Sentence
from dateline.names import fold
from dateline.shapes import kilometres

FAR = 600.0  # kilometres from all else at which a small town of an unnamed country is not believed
SMALL = 15_000  # inhabitants
ANCHORS = 100  # places already found that others may be near; the most named ones, so that a long list stays quick
REGIONS = 30  # looked at in a sentence
LOSERS = 5  # shown
FOREMOST = 12  # candidates looked at wherever they are


class Source(Protocol):
    """What resolution asks of gazetteers."""

    def candidates(self, toponym: str) -> tuple[Place, ...]: ...

    def preferred(self, toponym: str) -> tuple[str, str] | None: ...


def resolve(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], text: str, source: Source
) -> tuple[Resolution, ...]:
    """One resolution a mention, in their order. One sense per discourse: a toponym means one place throughout."""
    numbers = _sentence_numbers(mentions, sentences)
    places = {toponym: source.candidates(toponym) for toponym in {m.toponym for m in mentions}}
    cases = [Case(m, places[m.toponym], number, fold(m.toponym)) for m, number in zip(mentions, numbers, strict=True)]
    setting = _setting(cases, text, source)
    first = _chosen(cases, setting)
    found = Counter((fold(r.mention.toponym), r.place) for r in first if r.place)
    local = [(name, place, fold(place.name)) for (name, place), _ in found.most_common() if place.kind in LOCAL]
    setting = replace(
        setting, placed=tuple(local[:ANCHORS]), provinces=_provinces(found), regions=_meant(setting.regions, first)
    )
    agreed = _agree(_chosen(cases, setting))
    return _without_containers(list(agreed), text)


def _sentence_numbers(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[int]:
    starts = [sentence.span.start for sentence in sentences]
    return [bisect_right(starts, mention.span.start) - 1 for mention in mentions]


def _setting(cases: Sequence[Case], text: str, source: Source) -> Setting:
    votes: Counter[tuple[str, str]] = Counter()
    regions: dict[int, dict[tuple[str, str], Place]] = {}
    for case in cases:
        best = max(case.places, key=prior, default=None)
        if best and best.country and (best.kind in (Kind.COUNTRY, Kind.CAPITAL) or _of_one_country(case)):
            votes[best.country, case.mention.toponym] += 1
        named = regions.setdefault(case.sentence, {})
        for place in case.places[:3]:
            if place.kind is Kind.REGION and len(named) < REGIONS:
                named[case.mention.toponym, place.id] = place
    countries: Counter[str] = Counter()
    for (country, _), count in votes.items():
        countries[country] += count
    following = {a.mention: (text[a.mention.span.end : b.mention.span.start], b) for a, b in itertools.pairwise(cases)}
    return Setting(countries, votes, following, _named_regions(cases, countries), regions, (), source.preferred)


def _meant(
    regions: Mapping[int, Mapping[tuple[str, str], Place]], found: Iterable[Resolution]
) -> dict[int, dict[tuple[str, str], Place]]:
    """The regions without those of a name that means something elsewhere: the capital Washington is not in the state."""
    means = {r.mention.toponym: r.place.region for r in found if r.place and r.place.kind in LOCAL}
    return {
        sentence: {key: place for key, place in named.items() if means.get(key[0], place.region) == place.region}
        for sentence, named in regions.items()
    }


def _named_regions(cases: Sequence[Case], countries: Counter[str]) -> Counter[tuple[str, str]]:
    """Votes for first-level regions: each name that is a region's of a country the text names."""
    votes: Counter[tuple[str, str]] = Counter()
    for case in cases:
        region = next((p for p in case.places[:3] if p.kind is Kind.REGION and countries[p.country or ""]), None)
        if region and region.region:
            votes[region.region, case.key] += 1
    return _summed(votes)


def _provinces(found: Counter[tuple[str, Place]]) -> Counter[tuple[str, str]]:
    """Votes for first-level regions: each place found in one."""
    votes: Counter[tuple[str, str]] = Counter()
    for (name, place), count in found.items():
        if place.region and place.kind in LOCAL:
            votes[place.region, name] += count
    return _summed(votes)


def _summed(votes: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """With the sums over all toponyms, over all regions, and over both, under the empty name."""
    sums = Counter(votes)
    for (region, name), count in votes.items():
        sums[region, ""] += count
        sums["", name] += count
        sums["", ""] += count
    return sums


def _of_one_country(case: Case) -> bool:
    """A region whose name is known in one country alone speaks for it: "the Gaza Strip", "North Darfur"."""
    first = case.places[0]
    return first.kind in (Kind.REGION, Kind.AREA) and all(place.country == first.country for place in case.places)


def _chosen(cases: Sequence[Case], setting: Setting) -> list[Resolution]:
    """One a case. Mentions for which the text says the same are settled together: a report repeats its names."""
    settled: dict[tuple[object, ...], Resolution] = {}
    found: list[Resolution] = []
    for case in cases:
        mention = case.mention
        gap, other = setting.following.get(mention, ("", case))
        within = other.mention.toponym if gap in WITHIN else None
        regions = tuple(key for key in setting.regions.get(case.sentence, ()) if key[0] != mention.toponym)
        adjective = mention.sense is Sense.ADJECTIVAL
        evidence = (
            mention.toponym,
            mention.wants,
            mention.relation.kind if mention.relation else None,
            adjective,
            gap if within else "",
            within,
            regions,
        )
        if evidence not in settled:
            settled[evidence] = _choose(case, setting)
        found.append(replace(settled[evidence], mention=mention))
    return found


def _choose(case: Case, setting: Setting) -> Resolution:
    mention = case.mention
    if not case.places:
        return Resolution(mention, None, "no gazetteer knows this name")
    rules = rules_of(case, setting)
    scored = sorted((_score(place, case, setting, rules) for place in _worth(case, setting)), key=lambda s: -s.points)
    best, total = scored[0], len(case.places)
    losers = tuple(Candidate(s.place, round(s.points, 3), s.against) for s in scored[1 : LOSERS + 1])
    refused = (Candidate(best.place, round(best.points, 3), best.against), *losers)
    if mention.sense is Sense.ADJECTIVAL and best.place.kind.is_point:
        return Resolution(mention, None, "an adjective that fits no country or region", refused)
    if _unbelievable(best.place, setting):
        where = ", ".join(sorted({s.place.country or "?" for s in scored})[:6])
        reason = f"no candidate fits: {total} of this name ({where}), none in a country the text names or near its other places"
        return Resolution(mention, None, reason, refused)
    reason = "the only place of this name" if total == 1 else f"1 of {total:,}; chosen because {best.ground}"
    if best.place.provenance is Provenance.ONLINE:
        reason = f"{reason}; from {best.place.source}: no gazetteer here has it"
    return Resolution(mention, best.place, reason, losers, score=round(best.points, 3))


def _worth(case: Case, setting: Setting) -> Iterator[Place]:
    """The candidates worth looking at: of a name that very many places bear, the foremost, and those where the text is."""
    for n, place in enumerate(case.places):
        if n < FOREMOST or setting.countries[place.country or ""] or setting.provinces[place.region or "", ""]:
            yield place


@dataclass(frozen=True, slots=True)
class _Score:
    """A candidate's points, what speaks most for it, and what speaks most against it."""

    place: Place
    points: float
    ground: str
    against: str


_POINTS = itemgetter(0)


def _score(place: Place, case: Case, setting: Setting, rules: Iterable[Rule]) -> _Score:
    grounds = [rule(place, case, setting) for rule in rules]
    best, worst = max(grounds, key=_POINTS), min(grounds, key=_POINTS)
    ground = best[1] if best[0] > 0 else "it is the most prominent of this name"
    against = worst[1] if worst[0] < 0 else "less speaks for it"
    return _Score(place, prior(place) + sum(points for points, _ in grounds), ground, against)


def _unbelievable(place: Place, setting: Setting) -> bool:
    """Whether a small town lies in no country that the text names, and far from all else in it."""
    if place.provenance is Provenance.CURATED or not place.kind.is_point or place.population >= SMALL:
        return False
    if not setting.countries or setting.countries[place.country or ""]:
        return False
    return all(kilometres(place.point, other.point) > FAR for _, other, _ in setting.placed if other.id != place.id)


def _agree(resolutions: Sequence[Resolution]) -> Iterator[Resolution]:
    """One sense per discourse: the place that most mentions of a name were given is given to all of them."""
    votes: dict[tuple[str, Kind | None], Counter[str]] = {}
    by_id: dict[str, Resolution] = {}
    for r in resolutions:
        if r.place is not None:
            votes.setdefault((fold(r.mention.toponym), r.mention.wants), Counter())[r.place.id] += 1
            by_id.setdefault(r.place.id, r)
    for r in resolutions:
        ballot = votes.get((fold(r.mention.toponym), r.mention.wants))
        winner = ballot.most_common(1)[0][0] if ballot else None
        if r.place is not None and winner not in (None, r.place.id):
            agreed = by_id[winner or ""]
            reason = "the same name means this place elsewhere in the text"
            yield Resolution(r.mention, agreed.place, reason, agreed.losers, score=agreed.score)
        else:
            yield r


def _without_containers(resolutions: Sequence[Resolution], text: str) -> tuple[Resolution, ...]:
    """In "Kharkiv, Ukraine," the second name says where the first lies; nothing is said to have happened all over it."""
    kept = list(resolutions)
    for n, (inner, outer) in enumerate(itertools.pairwise(resolutions)):
        gap = text[inner.mention.span.end : outer.mention.span.start]
        after = text[outer.mention.span.end : outer.mention.span.end + 1]
        if gap not in (", ", " (") or after not in (",", ".", ")", ";", "", "\n") or not inner.place or not outer.place:
            continue
        if contains(outer.place, inner.place) and inner.mention.sense is Sense.LITERAL:
            kept[n + 1] = replace(outer, unplaced=f"it says where {inner.mention.text} lies")
    return tuple(kept)
