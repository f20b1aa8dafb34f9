"""English verbs in all their forms, from the plain one."""

from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"


def forms(verb: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    """The plain form, that in -s, that in -ing, then the past. `irregular` has the others of verbs that go their own way."""
    if verb in irregular:
        return verb, *irregular[verb].split()
    stem = verb[:-1] if verb[-1] == "y" and verb[-2] not in _VOWELS else verb
    if stem != verb:
        return verb, stem + "ies", verb + "ing", stem + "ied"
    hisses = verb.endswith(("s", "x", "z", "ch", "sh"))
    mute = verb[-1] == "e"
    going = verb[:-1] if mute and verb[-2] not in "eo" else verb
    return verb, verb + ("es" if hisses else "s"), going + "ing", verb + ("d" if mute else "ed")


def all_forms(verbs: Iterable[str], irregular: Mapping[str, str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms(verb, irregular))
