"""The nouns of who says what, and when: frozen values. Standard library only.

Spans are half-open code-point offsets into the article's text. What a word of the lists means here: field standards are
ACLED's codebook for event types, sub-types and `time_precision`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.spans import Span


class Status(StrEnum):
    """What a statement is worth by the text alone. Dateline never says that a thing happened."""

    CLAIMED = "claimed"  # a party to the war, or one who speaks for it, says so
    REPORTED = "reported"  # a third party says so, or the article in its own voice
    CONFIRMED = "confirmed"  # the text says that it was verified
    DENIED = "denied"  # the text reports a denial
    CONTEXT = "context"  # background, plans, fears, judgements: nothing happened


@dataclass(frozen=True, slots=True)
class When:
    """Some time between two days, both included. `precision`: ACLED's 1 a date, 2 a week or so, 3 a month."""

    first: date
    last: date
    precision: int

    def __post_init__(self) -> None:
        if self.last < self.first or self.precision not in (1, 2, 3):
            raise ValueError(f"no time: {self}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that says when. `when` is None where it stays words: "since then", "in spring"."""

    span: Span
    text: str
    when: When | None
    because: str  # how it was resolved, in words a reader understands


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts. `span` holds the whole phrase: "a maximum of 30,000 Ukrainian troops"."""

    span: Span
    text: str
    value: float
    bound: Bound
    counts: str  # what: "Ukrainian troops"
    highest: float | None = None  # of a range: "two to three" is 2 and 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `speaker` as a reader would name them ("Yuriy Kotenok" for "he"); `span` the words that stand there.

    `side` is an id of `data/words/sides.toml` ("russia", "ukraine"); None for a third party or where nothing tells.
    `role` is a kind of speaker of `data/words/speakers.toml` ("ministry", "blogger", "monitor", "outlet").
    """

    speaker: str
    span: Span
    role: str
    side: str | None
    cue: str  # "said", "according to", "wrote on Telegram"
    cue_span: Span
    description: str = ""  # "Ukrainian military blogger", where the text has one
    via: "Attribution | None" = None  # to whom or through whom: a soldier told CNN


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says. It cannot be built without its source."""

    span: Span  # the content
    attribution: Attribution
    quoted: bool  # within quotation marks; else a paraphrase
    status: Status
    because: str  # the rule that gave the status, with its cue words
    event_type: str | None = None  # ACLED's; None is the common answer
    sub_event_type: str | None = None
    event_cue: Span | None = None  # the words that decided it
    time: When | None = None

    def __post_init__(self) -> None:
        if not self.attribution.speaker.strip():
            raise ValueError("a claim needs a source")


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """A sentence that the article says itself, nobody else. Its fields are those of a claim."""

    span: Span
    status: Status  # confirmed, reported or context
    because: str
    event_type: str | None = None
    sub_event_type: str | None = None
    event_cue: Span | None = None
    time: When | None = None
    attribution: None = None


Statement = Claim | OwnVoice
