"""Whether a content tells of what happened: judgements, demands and refusals that have no modal word, and modal words
that do tell of what happened ("could hear"). Pure."""

import re

from dateline.text.attribution.words import Words

_LONG = 90  # characters of a content of several sentences, whose first then counts alone
_AGAIN = re.compile(
    r"\b(?:every|each|always|usually|often|at night|by day|by night|in the evenings?|in the mornings?)\b"
)
_WOULD = re.compile(r"\b(?:would|['’]d)\b")
_ABSOLUTE = re.compile(
    r"\A(?:that )?(?:no|not|nor) (?:[\w-]+ ){1,4}?(?:before|without|until|unless|as long as)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\A(?:[\w' ]{1,40} )?to be \w+ (?:by|on|in|from|within|next|until|tomorrow)\b|\b(?:is|"
    r"are) (?:due )?to (?!(?:the|this|that|his|her|its|our|their|some|where)\b|\w+ed\b)[a-z]{2,}\b"
)
_MIND = re.compile(
    r"\A(?:that )?(?:i|we|he|she|they|it) (?:\w+ly |still |also |now |all |only |do not |don't |does not |"
    r"doesn't |did not |no longer )*"
    r"(?:fear|hope|believe|think|expect|want|worr|doubt|wish|love|hate|prefer|regret|suspect|plan|"
    r"intend)(?:e?s|ed|y|ies|ied)?\b"
    r"|\A(?:that )?(?:i['’]m|i am|we are|we['’]re|he is|she is|they are|it is|it was|he was|she was|they were)(?: \w+ly|"
    r" so| very| deeply| not)? (?:asking for|calling for|demanding|proud|grateful|"
    r"thankful|afraid|happy|glad|angry|furious|ashamed|worried|concerned|tired|sorry|convinced|certain|sure|"
    r"confident|alarmed|frightened|"
    r"hopeful|committed|determined|ready|resolved|appalled|outraged|saddened|shocked|horrified|disappointed|"
    r"relieved|troubled|“?deeply)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"\A(?:please|do not|don't|stop|leave|let|give|send|stay|go|come|bring|pray|remember|look|keep|protect|"
    r"respect|evacuate|ask|try|tell|"
    r"surrender|avoid|wait)\s+(?!(?:of|from|to|place)\b)\w",
    re.IGNORECASE,
)
_HARM = (
    r"(?:looted|robbed|stolen|abducted|kidnapped|targeted|fired|mistreated|tortured|violated|detained|lost|"
    r"captured|shelled|bombed|struck|"
    r"attacked|raped|executed|destroyed|recruited|massacred|desecrated|hijacked|shot down|downed|breached|"
    r"surrendered|abandoned)"
)
_NONE = re.compile(
    rf"\A(?:that )?(?:there (?:was|were) )?(?:not a single|not one|no) (?:[\w’'-]+ ){{1,4}}?(?:has|have|had|"
    rf"was|were)(?: been)?(?: ever)? {_HARM}\b"
    r"|\A(?:that )?(?:there (?:was|were) )?no [\w’' -]{1,80}? (?:was|were|has been|have been|had been) "
    r"(?:carried out|conducted|launched|made|fired|ordered|under way)\b"
    r"|\A(?:that )?no [\w’' -]{1,80}? (?:took place|occurred|happened|has taken place|had taken place)\b"
    r"|\A(?:that )?not (?:a single|one) [\w ]{1,40}? (?:was|were|had|has|is|are|did)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\A(?:[\w’'-]+ ){1,6}?(?:(?:(?:did|do|does) not|(?:has |have |had )?never) (?:deliberately |intentionally )?(?:targets?|strike|bomb|"
    r"shell|attack|kill|torture|abduct|execute|arm|loot|use|recruit|mistreat|violate|order|support|supply|"
    r"fund)"
    r"|(?:has|have|had) (?:never|not) (?:deliberately |intentionally )?(?:targeted|struck|bombed|shelled|"
    r"attacked|killed|tortured|abducted|executed|armed|looted|used|recruited|mistreated|violated|ordered|"
    r"supported|supplied|funded|lost))\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:proposals?|settlement|cease-?fire|truce|demands?|calls?|offers?|terms|ultimatums?|talks|"
    r"negotiations|conditions|deal|compromise|"
    r"mediation|concessions?|idea|plans?|requests?|appeals?|peacekeepers|resolution)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:reject|dismiss|rebuff|brush|shrug|laugh|wave)", re.IGNORECASE)
_FACT = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|suggestions?|that|charges?|account)\b", re.IGNORECASE
)


def refusal(content: str, cue: str) -> bool:
    """ "Rejected the proposal": nothing is denied."""
    return bool(_REFUSED.match(cue) and _OFFER.search(content) and not _FACT.search(content))


def negation(content: str, words: Words, *, party: bool) -> str | None:
    """The words by which something that was alleged is denied. What only is not so, is no denial."""
    if (found := _NONE.search(content) or words.unlinked.search(content)) is not None:
        return found[0]
    return found[0] if party and (found := _NEVER.search(content)) is not None else None


def as_done(content: str, words: Words) -> str:
    """The content without the modal words that tell of what did happen."""
    content = words.actual.sub("", content)
    return _WOULD.sub("", content) if _AGAIN.search(content) and not re.search(r"\bif\b", content) else content


def judged(content: str, words: Words, *, quoted: bool) -> str | None:
    """The words by which it is a judgement, a feeling, a demand or what is to come."""
    if len(content) > _LONG:
        content = re.split(r"(?<=[.!?]) (?=[A-Z])", content, maxsplit=1)[0]
    if quoted and content.rstrip('”"’ ').endswith("?"):
        return "?"
    patterns = (_ABSOLUTE, _TO_COME, _MIND, *((_IMPERATIVE,) if quoted else ()), words.judging, words.predicative)
    return next((found[0] for pattern in patterns if (found := pattern.search(content)) is not None), None)
