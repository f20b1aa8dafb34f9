"""A run that the tagger found and no gazetteer has, as the names of which it is made. Pure."""

from collections.abc import Iterable, Mapping

from dateline.model import Known
from dateline.names import fold
from dateline.text import grammar
from dateline.text.lines import Line, Match
from dateline.text.tagger import Tag
from dateline.text.tokens import lower_at


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
