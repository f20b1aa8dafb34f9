"""What a statement is worth by the text alone: the rules in their order, each with the words that decided it."""

import re

from dateline.claims import Status
from dateline.text.attribution.judgement import as_done, judged, negation, refusal
from dateline.text.attribution.words import Words

_VERIFIED = re.compile(r"\bverified\b")
_UNVERIFIED = re.compile(
    r"\b(?:not|never|yet to|cannot|unable to|impossible to)\b[^.;:]{0,40}\b(?:verif|authenticat|confirm)|\bunverified\b"
)
_LEAST = 12  # characters before a "that" within the content, else the whole of it counts


def status_of(
    content: str, sentence: str, cue: str, verb: str, kind: str, *, party: bool, words: Words, quoted: bool = False
) -> tuple[Status, str]:
    """`verb`: the cue's list in speech.toml; `party`: the speaker is of a side, or of several."""
    if verb == "denied" and refusal(content, cue):
        return Status.CONTEXT, f"a refusal: “{cue}”"
    if verb == "denied":
        return Status.DENIED, f"a denial: “{cue}”"
    if (found := words.denials.search(content)) is not None:
        return Status.DENIED, f"a denial: “{found[0]}”"
    if (negated := negation(content, words, party=party)) is not None:
        return Status.DENIED, f"a denial: “{negated}”"
    if verb == "context" or cue.lower() in words.calling:
        return Status.CONTEXT, f"a plan, a fear, a demand or a judgement: “{cue}”"
    content = as_done(content.replace("’", "'").replace("May ", "5th "), words)  # the month
    inner = words.lower.search(content, _LEAST)
    main = content[: inner.start()] if inner else content
    if (found := words.modal.search(main)) is not None:
        return Status.CONTEXT, f"not said to have happened: “{found[0]}”"
    if kind != "evidence" and (telling := judged(main, words, quoted=quoted)) is not None:
        return Status.CONTEXT, f"a judgement, a feeling or a demand: “{telling}”"
    unverified = _UNVERIFIED.search(sentence) is not None
    if (
        not unverified
        and (found := words.confirmed.search(sentence)) is not None
        and (kind == "evidence" or "by" in found[0])
    ):
        return Status.CONFIRMED, f"said to be verified: “{found[0]}”"
    if kind in ("evidence", "monitor", "united nations", "outlet") and cue.lower() in words.confirming:
        return Status.CONFIRMED, f"an independent body checked it: “{cue}”"
    if kind == "evidence" and _VERIFIED.search(sentence) and not unverified:
        return Status.CONFIRMED, "said to be verified: “verified”"
    by = f": “{cue}”" if any(map(str.isalnum, cue)) else ", by a colon or a quotation beside them"
    if party:
        return Status.CLAIMED, f"a party to the war, or one who speaks for it{by}"
    return Status.REPORTED, f"a third party{by}"
