"""What the tagger cut otherwise than the gazetteers' names: put together, and taken apart. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from dateline.model import Known
from dateline.names import fold
from dateline.text import grammar
from dateline.text.lines import Line, Match
from dateline.text.tagger import Tag
from dateline.text.tokens import lower_at


def held_together(tags: Iterable[Tag], ruled: Iterable[Match], line: Line) -> Iterator[Tag]:
    """The tags, but one for a known name that the tagger cut up ("Port", "Sudan"); all that is known of a line of capitals."""
    whole = [m for m in ruled if not m.unknown and not m.nested]
    shouted = line.loud and not any(c.islower() for t in line.tokens for c in t.text)
    given: set[int] = set()
    for tag in tags:
        covering = ((m.first, m.last) for m in whole if m.first <= tag.first and tag.last <= m.last)
        first, last = next(covering, (tag.first, tag.last))
        if first not in given:
            given.update(range(first, last + 1))
            yield Tag(first, last, tag.label)
    if shouted:
        yield from (Tag(m.first, m.last, "P") for m in whole if given.isdisjoint(range(m.first, m.last + 1)))


def parts_of(text: str, tag: Tag, ruled: Iterable[Match], line: Line, known: Mapping[str, Known]) -> list[Match]:
    """The known names of which an unknown run is made: "Kherson-Mykolaiv"; in a headline of capitals, any in it."""
    inside = [m for m in ruled if tag.first <= m.first and m.last <= tag.last and not m.unknown]
    if line.loud:
        return inside
    covered = sum(m.last - m.first + 1 for m in inside)
    hyphens = sum(not line.tokens[i].is_word for i in range(tag.first, tag.last + 1))
    if len(inside) > 1 and covered + hyphens == tag.last - tag.first + 1:
        return inside
    return _halves(text, tag, line, known)


def _halves(text: str, tag: Tag, line: Line, known: Mapping[str, Known]) -> list[Match]:
    """ "the Gao-Ansongo road": two names, where gazetteers have both."""
    tokens = line.tokens
    dashes = [i for i in range(tag.first + 1, tag.last) if tokens[i].text in ("-", "–")]
    linked = len(dashes) == 1 and lower_at(tokens, tag.last + 1) in grammar.load().links
    ends = [(tag.first, dashes[0] - 1), (dashes[0] + 1, tag.last)] if linked else []
    names = [(first, last, text[tokens[first].start : tokens[last].end]) for first, last in ends]
    found = [Match(line, a, b, name, fold(name), known[fold(name)]) for a, b, name in names if fold(name) in known]
    return found if len(found) == 2 else []
