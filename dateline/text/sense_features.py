"""What the trained judge of senses looks at: the words around a name, and what the rules say. Pure.

The same function serves training and reading.
"""

from dateline.model import Sense
from dateline.text.cues import Cues, lists_of
from dateline.text.linear import Linear
from dateline.text.senses import Context, Judgement, governor
from dateline.text.tokens import lower_at

_CLASSES = tuple(
    (
        "locative of motion leaving acted_on upon parts not_in region district town directions actor_nouns speech people born"
        " origin rulers offices states roles organisation_after demonyms"
    ).split()
)
_AHEAD = 6  # tokens looked at for the verb that follows


def features(context: Context, judgement: Judgement, sort: str, cues: Cues) -> list[str]:
    """Of a name that is a place or one who acts. `sort`: the most prominent kind of place so named (`codes.sort_of`)."""
    tokens = context.tokens
    verdict = f"{judgement.sense}:{judgement.because.split('“')[0].strip(' :')[:24]}"
    at = governor(context)
    before, further = lower_at(tokens, at), lower_at(tokens, at - 1)
    after, second = _seen(context, 1, cues), _seen(context, 2, cues)
    acts = f"{context.acts:d}"
    verb = _verb(context)
    place = "first" if context.first <= context.opening else "heading" if context.heading else ""
    found = [
        "bias",
        f"rule={verdict}",
        f"rule={verdict}|{acts}",
        f"sort={sort}",
        f"sort={sort}|{place}",
        f"gov={before}",
        f"gov={before}|{acts}",
        f"gov={before}|{further}",
        f"gov2={further}|{acts}",
        f"gov3={lower_at(tokens, at - 2)}",
        f"w-1={context.before()}|{acts}",
        f"w+1={after}",
        f"w+1={after}|{acts}",
        f"w+2={after}|{second}",
        f"w-+={context.before()}|{after}",
        f"verb={verb}|{acts}",
        f"own={context.owned:d}|{after if context.owned else ''}",
        f"own={context.owned:d}|{acts}|{before in cues.locative:d}",
        f"place={place}|{acts}|{after}",
        f"listed={at != context.first - 1:d}|{before}",
    ]
    found += [f"gc={name}|{acts}" for name in lists_of(before, _CLASSES, cues)]
    found += [f"g2c={name}|{before}" for name in lists_of(further, _CLASSES, cues)]
    found += [f"ac={name}|{acts}|{context.owned:d}" for name in lists_of(after, _CLASSES, cues)]
    found += [f"vc={name}|{acts}" for name in lists_of(verb, _CLASSES, cues)]
    if verb:
        found.append(f"v3={verb[-3:]}|{before in cues.locative:d}|{acts}")
        found.append(f"v2={verb[-2:]}|{place}|{acts}")
    if after:
        found.append(f"a3={after[-3:]}|{context.owned:d}|{acts}")
    return found


def _seen(context: Context, steps: int, cues: Cues) -> str:
    """A word after the name; of another name only that it is one."""
    at = context.last + steps
    if at >= len(context.tokens):
        return ""
    token = context.tokens[at]
    return "NAME" if token.is_capital and token.lower not in cues.roles | cues.actor_nouns else token.lower


def _verb(context: Context) -> str:
    """The first word after the name that has no capital and is more than a link: in most sentences its verb."""
    for token in context.tokens[context.last + 1 : context.last + 1 + _AHEAD]:
        if token.is_word and not token.is_capital and token.lower not in ("and", "or", "the", "also", "both", "of"):
            return token.lower
    return ""


# By how much the trained judge must be surer of another sense to overrule the rules: of a country or capital and of any
# other place, where they found nothing beside the name to go by; and where they did.
MARGIN, TOWN_MARGIN, FIRM_MARGIN = 0.3, 0.8, 1.5
_TOLD = ("gov=", "w+1=", "verb=", "w-1=")  # features whose word can be shown to a reader


def weighed(context: Context, judgement: Judgement, sort: str, model: Linear, cues: Cues) -> Judgement:
    """The rules' judgement, or the other one where the words around the name speak more for that."""
    if sort.startswith("union"):  # a place only where the rules find it to be one
        return judgement
    found = features(context, judgement, sort, cues)
    scores = model.score(found)
    other = Sense.METONYM if judgement.sense is Sense.LITERAL else Sense.LITERAL
    margin = FIRM_MARGIN if not judgement.bare else MARGIN if context.acts else TOWN_MARGIN
    if scores[other] <= scores[judgement.sense] + margin:
        return judgement
    told = max(
        (f for f in found if f.startswith(_TOLD) and f.partition("=")[2].partition("|")[0].isalpha()),
        key=lambda f: model.score([f])[other],
        default="",
    )
    word = told.partition("=")[2].partition("|")[0]
    who = "one who acts" if other is Sense.METONYM else "a place"
    return Judgement(other, f"the words around it speak for {who}{f': “{word}”' if word else ''}")
