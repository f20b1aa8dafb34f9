"""The words of saying in a sentence, with the speaker before or after them and the span of what is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import Span
from dateline.text.attribution.speakers import Register, Source
from dateline.text.attribution.words import Words
from dateline.text.tokens import Token, tokenise

_MARKS = frozenset(',;:—–-“”"•()«»„|')
_JOINS = frozenset("and but or while though although as if that because when so whether whereas then".split())
_LEADS = frozenset(
    "in on at after during by from of for to with under over since near before about without until".split()
)
_FILL = frozenset("in on during via at to for through".split())
_DETERMINERS = frozenset("the a an some one two several many our its his her their another".split())
_NEVER = frozenset("not to be being n't it's".split())
_FAR = 30  # tokens that a speaker with all that is told of them may take
_NEAR = 9  # tokens between the word of saying and "that"


@dataclass(frozen=True, slots=True)
class Cue:
    source: Source
    span: Span  # the word of saying
    verb: str  # its list in speech.toml
    content: Span
    via: Source | None = None


def cues_of(text: str, sentence: Span, quoted: Sequence[Span], words: Words, register: Register) -> list[Cue]:
    """In the order of the sentence. `quoted`: the quotations that touch it, within which nobody else speaks."""
    tokens = _without_marks_of_names(text, tokenise(text, sentence.start, sentence.end))
    quoted = [q for q in quoted if not _is_name(q.of(text))]
    through: Source | None = None
    inside = [any(q.start <= token.start < q.end for q in quoted) for token in tokens]
    found: list[tuple[Cue, int]] = []  # with where its speaker begins
    for match in words.before.finditer(text, sentence.start, sentence.end):
        if not any(q.start <= match.start() < q.end for q in quoted):
            made = _by_phrase(text, sentence, tokens, match, register)
            if made and match[0].lower().startswith("as "):
                through = made[0].source
            else:
                _add(found, made, register)
    for c, token in enumerate(tokens):
        verb = words.verbs.get(token.lower)
        if verb is None or inside[c] or any(cue.span.start <= token.start < cue.span.end for cue, _ in found):
            continue
        if token.is_capital and c:
            continue
        following = tokens[c + 1].lower if c + 1 < len(tokens) else ""
        if verb == "either" and following in words.verbs:
            continue
        if verb == "participles":
            made = _participle(text, sentence, tokens, c, found, register, words)
        else:
            made = _before(text, sentence, tokens, c, inside, words, register) or _after(
                text, sentence, tokens, c, inside, words, register
            )
        _add(found, made, register)
    if through is not None:
        found = [(replace(cue, via=through), start) for cue, start in found]
    if not found:
        _topic(text, tokens, words, register)
        _add(found, _colon(text, sentence, tokens, words, register), register)
    return _parted(text, found)


def _add(found: list[tuple[Cue, int]], made: tuple[Cue, int] | None, register: Register) -> None:
    if made is not None:
        found.append(made)
        register.add(made[0].source)


def _by_phrase(
    text: str, sentence: Span, tokens: Sequence[Token], match: re.Match[str], register: Register
) -> tuple[Cue, int] | None:
    """ "According to X, …", "…, according to X"."""
    after = [i for i, token in enumerate(tokens) if token.start >= match.end()]
    if not after:
        return None
    opens = match.start() - sentence.start < 3
    stop = _phrase_end(tokens, after[0], named_after=not opens)
    first = after[0]
    if stop < len(tokens) - 1 and tokens[stop].lower == "by":  # a report by X
        first, stop = stop + 1, _phrase_end(tokens, stop + 1)
    source = _read(text, tokens, first, stop, register)
    if source is None:
        return None
    if opens:
        while stop < len(tokens) and tokens[stop].text != ",":
            stop += 1
        begin = tokens[stop + 1].start if stop + 1 < len(tokens) else sentence.end
        content = _trimmed(text, begin, sentence.end)
    else:
        content = _trimmed(text, sentence.start, match.start())
    return (Cue(source, Span(match.start(), match.end()), "said", content), match.start()) if content else None


def _before(
    text: str,
    sentence: Span,
    tokens: Sequence[Token],
    c: int,
    inside: Sequence[bool],
    words: Words,
    register: Register,
) -> tuple[Cue, int] | None:
    """The speaker stands before the verb."""
    k = c - 1
    while k >= 0 and tokens[k].lower in words.adverbs and not inside[k]:
        k -= 1
    if (
        k < 0
        or inside[k]
        or tokens[k].lower in words.relatives
        or tokens[k].lower in _NEVER
        or tokens[k].lower in _LEADS
    ):
        return None
    if any(tokens[i].lower in ("is", "are", "was", "were", "be", "been") for i in range(k + 1, c)):
        return None
    start = _phrase_start(tokens, k, inside, words)
    if start is None:
        return None
    first, last = start, k if tokens[k].text != "," else k - 1
    source = _read(text, tokens, first, last + 1, register)
    if source is None or not _sure(tokens, first, c, source, words):
        return None
    begin, via = _content_start(text, tokens, c, words, register)
    opened = tokens[first - 1].text if first else ""
    ahead = _trimmed(text, sentence.start, tokens[first].start)
    led = any(token.lower == "that" for token in tokens[c + 1 : begin])
    after = _trimmed(text, tokens[begin].start, sentence.end) if begin < len(tokens) else None
    rest = sum(token.is_word for token in tokens[begin:])
    if opened in {",", "”", '"', "»"} and ahead and not led:
        long = len(ahead.of(text).split()) > 2 or opened != ","
        if tokens[begin].text in {",", ".", ";"} if begin < len(tokens) else True:
            rest = 0
        filled = c + 1 < len(tokens) and tokens[c + 1].lower in _FILL and len(ahead.of(text).split()) > 4
        object_ = tokens[c].lower in words.things and rest > 0 and words.verbs[tokens[c].lower] != "said"
        if (rest < 2 + (via is not None) or filled or (opened != "," and rest < 3)) and long and not object_:
            after = ahead
            verb = words.verbs[tokens[c].lower]
            following = begin < len(tokens) and tokens[begin].text == "," and len(ahead.of(text).split()) < 6
            if following and (more := _trimmed(text, tokens[begin].start, sentence.end)):
                after = more
            return Cue(source, _span(tokens[c]), verb, after, via), tokens[first].start
    if after is None or rest == 0:
        return None
    if tokens[begin].text == "," and not led:
        close = next((i for i in range(begin + 1, min(len(tokens), begin + 8)) if tokens[i].text == ","), 0)
        if not close or close + 2 >= len(tokens):
            return None
        begin, after = close + 1, _trimmed(text, tokens[close].end, sentence.end)
        if after is None:
            return None
    verb = words.verbs[tokens[c].lower]
    if (
        tokens[c].lower in words.linked
        and tokens[c + 1].lower in words.links
        and tokens[c].lower[:4] in ("call", "warn", "appe")
    ):
        verb = "context"
    direct = begin == c + 1 and tokens[begin].is_word
    if direct and tokens[begin].lower in _FILL | {"as", "and", "by", "with", "about"} and verb != "context":
        return None
    return Cue(source, _span(tokens[c]), verb, after, via), tokens[first].start


def _after(
    text: str,
    sentence: Span,
    tokens: Sequence[Token],
    c: int,
    inside: Sequence[bool],
    words: Words,
    register: Register,
) -> tuple[Cue, int] | None:
    """ "“…,” said X", "…, said X"."""
    if c + 1 >= len(tokens) or c == 0 or tokens[c - 1].text not in {",", "”", '"', "»"}:
        return None
    content = _trimmed(text, sentence.start, tokens[c].start)
    stop = _phrase_end(tokens, c + 1)
    if stop == c + 1 or content is None or inside[c + 1]:
        return None
    source = _read(text, tokens, c + 1, stop, register)
    if source is None:
        return None
    return Cue(source, _span(tokens[c]), words.verbs[tokens[c].lower], content), tokens[c].start


def _participle(
    text: str,
    sentence: Span,
    tokens: Sequence[Token],
    c: int,
    found: Sequence[tuple[Cue, int]],
    register: Register,
    words: Words,
) -> tuple[Cue, int] | None:
    """ "X said …, adding that …", "X gave a report, claiming that …"."""
    if c == 0 or tokens[c - 1].text != ",":
        return None
    source = found[-1][0].source if found else None
    if source is None:
        source = _opening(text, tokens, words, register)
    begin, via = _content_start(text, tokens, c, words, register)
    content = _trimmed(text, tokens[begin].start, sentence.end) if begin < len(tokens) else None
    if source is None or content is None or tokens[c].lower == "citing":
        return None
    denies = tokens[c].lower in ("denying",)
    wants = tokens[c].lower in ("promising", "vowing")
    verb = "denied" if denies else "context" if wants else "said"
    return Cue(source, _span(tokens[c]), verb, content, via), tokens[c].start


def _opening(text: str, tokens: Sequence[Token], words: Words, register: Register) -> Source | None:
    """Whom a sentence begins with, if it is one who speaks."""
    best = 0
    for size in range(1, min(12, len(tokens)) + 1):
        ends = [k.end() for k in words.kind.finditer(text, tokens[0].start, tokens[size - 1].end)]
        if ends and ends[-1] == tokens[size - 1].end:
            best = size
        elif best and not tokens[size - 1].is_capital:
            break
        elif best:
            best = size
    return _read(text, tokens, 0, best, register) if best else None


def _topic(text: str, tokens: Sequence[Token], words: Words, register: Register) -> None:
    """Whom a sentence without speech begins with is "it" in the next."""
    source = _opening(text, tokens, words, register)
    if source is None and tokens and (side := words.side.match(text, tokens[int(len(tokens) > 1 and tokens[0].lower == "the")].start)):
        source = register.read(side[0], Span(side.start(), side.end()))
    if source is not None and source.side is not None:
        register.add(source)


def _is_name(words: str) -> bool:
    """Within quotation marks: a channel, a call sign."""
    parts = words.split()
    return len(parts) < 4 and all(part[0].isupper() for part in parts) and words[-1].isalnum()


def _without_marks_of_names(text: str, tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    skip = -1
    for i, token in enumerate(tokens):
        if i == skip:
            continue
        if token.text in '“"':
            close = next((j for j in range(i + 1, min(i + 5, len(tokens))) if tokens[j].text in '”"'), -1)
            if close > i + 1 and _is_name(text[token.end : tokens[close].start].strip() or "x"):
                skip = close
                continue
        kept.append(token)
    return kept


def _colon(
    text: str, sentence: Span, tokens: Sequence[Token], words: Words, register: Register
) -> tuple[Cue, int] | None:
    """ "X: …" where X is one who speaks."""
    at = next((i for i, token in enumerate(tokens[:10]) if token.text == ":"), 0)
    if not 0 < at < len(tokens) - 2:
        return None
    first = 0
    if tokens[0].text.isdigit():
        at = next((i for i in range(at + 1, min(12, len(tokens) - 2)) if tokens[i].text == ":"), 0)
        first = 3
    if at <= first:
        return None
    phrase = text[tokens[first].start : tokens[at - 1].end]
    named = words.side.search(phrase)
    speaks = named and named.end() == len(phrase) and tokens[at + 1].lower in {"we", "our", "“", '"', "‘", "'"}
    if not speaks and not words.kind.search(phrase):
        return None
    source = _read(text, tokens, first, at, register)
    content = _trimmed(text, tokens[at + 1].start, sentence.end)
    if source is None or content is None or (source.kind == "other" and source.side is None):
        return None
    return Cue(source, _span(tokens[at]), "said", content), tokens[0].start


def _phrase_start(tokens: Sequence[Token], k: int, inside: Sequence[bool], words: Words) -> int | None:
    """Where the speaker that ends at `k` begins; None if there is none."""
    if tokens[k].lower in words.pronouns:
        return k
    if tokens[k].text in {",", ")"}:
        opening = "," if tokens[k].text == "," else "("
        back = k - 1
        while back >= 0 and k - back < _FAR and tokens[back].text != opening:
            back -= 1
        if back <= 0 or k - back >= _FAR or inside[back]:
            return None
        return _plain_start(tokens, back - 1, inside, words)
    start = _plain_start(tokens, k, inside, words)
    # "Kharkiv's mayor, Andriy K., said" ends with a comma; "a commander, Bison said" does not.
    return start


def _plain_start(tokens: Sequence[Token], k: int, inside: Sequence[bool], words: Words) -> int | None:
    i = k
    while i >= 0 and k - i < _FAR and not inside[i]:
        token = tokens[i]
        if token.text in _MARKS and not _bound(tokens, i):
            break
        if token.lower in _JOINS and not _joined(tokens, i):
            break
        if not token.is_capital and words.verbs.get(token.lower) in ("said", "denied") and i < k:
            if not any(t.lower in words.relatives for t in tokens[max(0, i - 3) : i]):
                break
        i -= 1
    start = i + 1
    if start <= k and tokens[start].lower in _LEADS:
        marks = [j for j in range(start + 1, k + 1) if tokens[j].lower in _DETERMINERS]
        runs = [j for j in range(start + 2, k + 1) if tokens[j].is_capital and not tokens[j - 1].is_capital]
        if not marks and not runs:
            return None
        start = max(marks) if marks else max(runs)
    while start <= k and tokens[start].lower in {"however", "meanwhile", "nor", "yet", "earlier", "later"}:
        start += 1
    return start if start <= k else None


def _bound(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen stands within a word."""
    return (
        tokens[i].text == "-"
        and 0 < i < len(tokens) - 1
        and tokens[i - 1].end == tokens[i].start == tokens[i + 1].start - 1
    )


def _joined(tokens: Sequence[Token], i: int) -> bool:
    """ "from Ukraine and Russia"."""
    if tokens[i].lower != "and" or i == 0 or i + 1 >= len(tokens):
        return False
    return (tokens[i - 1].is_capital or tokens[i - 1].text.isdigit()) and tokens[i + 1].is_capital


def _phrase_end(tokens: Sequence[Token], first: int, *, named_after: bool = True) -> int:
    """One after the last token of a speaker that begins at `first`, with a name after a comma."""
    i = first
    while i < len(tokens) and i - first < _FAR:
        token = tokens[i]
        if token.text in '.;:“”"()?!' or (token.text in _MARKS and token.text != "," and not _bound(tokens, i)):
            break
        if (
            token.lower
            in {
                "on",
                "in",
                "to",
                "during",
                "after",
                "at",
                "who",
                "which",
                "as",
                "while",
                "but",
                "when",
                "that",
                "by",
                "via",
            }
            and i > first
        ):
            if not (token.lower == "in" and i + 1 < len(tokens) and tokens[i + 1].is_capital):
                break
        if token.text == ",":
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            if following is None or not named_after or not (following.is_capital or following.lower in {"a", "an", "the"}):
                break
            if (
                following.is_capital
                and i - first <= 3
                and tokens[i - 1].is_capital
                and tokens[first].lower not in _DETERMINERS
            ):
                break
        i += 1
    return i


def _content_start(
    text: str, tokens: Sequence[Token], c: int, words: Words, register: Register
) -> tuple[int, Source | None]:
    """Where what is said begins after the verb at `c`, and the listener."""
    i, via = c + 1, None
    verb = tokens[c].lower
    near = next((j for j in range(i, min(len(tokens), c + 1 + _NEAR)) if tokens[j].lower == "that"), -1)
    if any(tokens[j].text in '“":;' for j in range(i, max(i, near))):
        near = -1
    if verb in words.told and i < len(tokens):
        stop = i
        if tokens[stop].lower in _DETERMINERS:
            stop += 2
        while stop < len(tokens) and tokens[stop].is_capital:
            stop += 1
        if stop == i:
            stop += 1
        if near > 0:
            stop = next((j for j in range(i, near) if tokens[j].lower in _FILL), near)
        via = _read(text, tokens, i, stop, register) or _listener(text, tokens, i, stop)
        i = stop
    if near >= 0:
        return near + 1, via
    if verb in words.linked and i < len(tokens) and tokens[i].lower in words.links:
        return i + 1, via
    if (
        i < len(tokens)
        and tokens[i].lower in _FILL
        and not (verb in words.things and tokens[i].lower in ("to", "for", "in"))
    ):
        while i < len(tokens) and tokens[i].lower in _FILL:
            i += 1
            while i < len(tokens) and (
                tokens[i].is_capital or tokens[i].lower in _DETERMINERS or tokens[i].text.isdigit()
            ):
                i += 1
            if i < len(tokens) and not tokens[i].is_capital and tokens[i - 1].lower in _DETERMINERS:
                i += 1
    if i < len(tokens) and tokens[i].text == ":":
        i += 1
    return i, via


def _listener(text: str, tokens: Sequence[Token], first: int, stop: int) -> Source | None:
    if stop <= first or not tokens[first].is_word or tokens[first].lower in {"me", "us", "him", "her", "them"}:
        return None
    span = Span(tokens[first].start, tokens[stop - 1].end)
    return Source(span.of(text), span, "other", None, several=False)


def _sure(tokens: Sequence[Token], first: int, c: int, source: Source, words: Words) -> bool:
    """Whether what stands before a word of saying is its subject: a word that is a noun too needs one who evidently speaks."""
    verb, last = words.verbs[tokens[c].lower], tokens[c - 1]
    led = any(t.lower == "that" for t in tokens[c + 1 : c + 3])
    if verb == "either":
        bare = not tokens[c].lower.endswith("s")
        if bare and not (last.lower.endswith("s") or last.is_capital or led or last.lower in words.pronouns):
            return False
        return led or source.kind != "other" or source.side is not None or last.lower in words.pronouns
    if source.kind != "other":
        return True
    capital = (tokens[first].is_capital and first > 0) or sum(t.is_capital for t in tokens[first:c]) > 1
    return (
        capital
        or source.side is not None
        or led
        or (verb in ("said", "denied") and tokens[first].lower not in words.relatives)
    )


def _read(text: str, tokens: Sequence[Token], first: int, stop: int, register: Register) -> Source | None:
    if stop <= first:
        return None
    end = tokens[stop - 1].end
    span = Span(tokens[first].start, end)
    source = register.read(" ".join(span.of(text).split()).strip(" ,"), span)
    return replace(source, span=span) if source else None


def _parted(text: str, found: Sequence[tuple[Cue, int]]) -> list[Cue]:
    """What one says ends where the next speaker begins, after a comma; without one, the next is within what is said."""
    ordered = sorted(found, key=lambda pair: pair[0].span.start)
    kept: list[Cue] = []
    nested: set[int] = set()
    for i, (cue, _) in enumerate(ordered):
        if i in nested:
            continue
        content = cue.content
        for n, (_, start) in enumerate(ordered[i + 1 :], i + 1):
            if content.start < start < content.end:
                cut = max(text.rfind(mark, content.start, start) for mark in (",", ";", " and "))
                if cut > content.start and start - cut < 25:
                    content = _trimmed(text, content.start, cut) or content
                    break
                nested.add(n)
        for other in kept:
            if content.start < other.span.end <= content.end and other.span.start >= content.start:
                content = _trimmed(text, other.content.end, content.end) or content
        kept.append(replace(cue, content=content))
    return kept


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without blanks and marks at the edges; a quotation mark that has its other half stays."""
    while start < end and text[start] in " \n\t,;:•-–—.":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:-–—.":
        end -= 1
    return Span(start, end) if end - start > 1 else None
