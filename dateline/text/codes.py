"""What the rules and the gazetteer say of each token of a line, in codes: evidence for the tagger. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.model import Kind, Known
from dateline.text.lines import Line, Match


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules and the gazetteer say of a line, one code a token: "" where they say nothing."""

    gazetteer: list[str]
    rules: list[str]


def gazetteer_codes(line: Line, known: Mapping[str, Known]) -> list[str]:
    """Per token, what the longest name of a gazetteer that covers it is: "B" or "I", a sort, a size, its length."""
    codes = [""] * len(line.tokens)
    done = -1
    for i, names in line.names.items():
        if i <= done:
            continue
        for last, key in reversed(names):
            if key in known:
                sort = f"{sort_of(known[key])}{min(last - i, 2)}"
                codes[i : last + 1] = [f"B{sort}", *[f"I{sort}"] * (last - i)]
                done = last
                break
    return codes


def sort_of(facts: Known) -> str:
    """The most prominent kind of place so named, with its size: "country", "town2"."""
    for kind in (Kind.COUNTRY, Kind.UNION, Kind.CONTINENT, Kind.CAPITAL, Kind.SEA, Kind.AREA, Kind.REGION, Kind.RIVER):
        if kind in facts.kinds:
            return str(kind) + ("+" if len(facts.kinds) > 1 else "")
    size = sum(facts.population >= step for step in (1_000, 5_000, 15_000, 50_000, 200_000))
    return f"{'t' if Kind.TOWN in facts.kinds else 'd'}{size}{'+' if len(facts.kinds) > 1 else ''}"


def rule_codes(line: Line, found: Iterable[Match], kept: Collection[Match]) -> list[str]:
    """Per token, what the rules say: "P" a place, "U" one that no gazetteer has, "N" nested, "A" a demonym, "D" doubted."""
    codes = [""] * len(line.tokens)
    held = {(match.first, match.last) for match in kept}
    for match in found:
        code = (
            "A"
            if match.demonym
            else "D"
            if (match.first, match.last) not in held
            else "N"
            if match.nested
            else "U"
            if match.unknown
            else "P"
        )
        codes[match.first : match.last + 1] = [f"B{code}", *[f"I{code}"] * (match.last - match.first)]
    return codes
