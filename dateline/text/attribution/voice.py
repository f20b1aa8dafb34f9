"""What the article says itself: the sentences that no claim touches."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.claims import Claim, OwnVoice, Status
from dateline.model import Sentence
from dateline.text.attribution.words import Words, load


def own_voice(
    text: str, sentences: Sequence[Sentence], claims: Sequence[Claim], words: Words | None = None
) -> Iterator[OwnVoice]:
    """In the order of the text. `claims`: those of the whole text, in its order."""
    words = words or load()
    ends = [claim.span.end for claim in claims]
    for sentence in sentences:
        next_claim = bisect_right(ends, sentence.span.start)
        if next_claim < len(claims) and claims[next_claim].span.start < sentence.span.end:
            continue
        yield OwnVoice(sentence.span, *_status(sentence.span.of(text), words))


def _status(said: str, words: Words) -> tuple[Status, str]:
    if (found := words.modal.search(said) or words.predicative.search(said)) is not None:
        return Status.CONTEXT, f"not said to have happened: “{found[0]}”"
    if (found := words.confirmed.search(said)) is not None:
        return Status.CONFIRMED, f"said to be verified: “{found[0]}”"
    return Status.REPORTED, "in the article’s own voice"
