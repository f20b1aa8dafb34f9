"""Where sides contradict each other, in plain sentences: "Russia says it was taken; Ukraine says it is held". Pure."""

from typing import TypedDict

from dateline.claims import Statement
from dateline.disagreement import Disagreement, Rule, Saying, disagreements
from dateline.model import Dossier, Story
from dateline.statements import speaker
from dateline.views.said import side_name, who

MOST = 5  # shown of one place
WHY = {
    Rule.CONTROL: "who has the town cannot be both",
    Rule.DENIAL: "one denies what the other says",
    Rule.FIGURES: "the numbers of the same differ",
}


class VoiceView(TypedDict):
    """One of the two: who says it, its words in the text that decided it, and where these stand."""

    who: str
    cues: list[str]
    at: int


class DisagreementView(TypedDict):
    sentence: str
    why: str  # the rule, in words
    voices: list[VoiceView]  # two


def disagreement_views(dossier: Dossier, story: Story) -> list[DisagreementView]:
    """The first `MOST`, in the order of the text."""
    return [
        DisagreementView(
            sentence=sentence(one),
            why=WHY[one.rule],
            voices=[_voice(one.first, story), _voice(one.second, story)],
        )
        for one in disagreements(dossier, story)[:MOST]
    ]


def sentence(disagreement: Disagreement) -> str:
    """In the order of the text, and without saying who is right."""
    first, second = disagreement.first, disagreement.second
    if disagreement.rule is Rule.DENIAL:
        claim, denial = (first, second) if second.denies else (second, first)
        return f"{_name(claim.statement)} says so; {_name(denial.statement)} denies it"
    same = first.says == second.says
    return f"{_says(first, named=same)}; {_says(second, named=same)}"


def _says(saying: Saying, *, named: bool) -> str:
    """`named`: say by whom even where it is the one who speaks."""
    own = saying.statement.attribution.side if saying.statement.attribution else None
    by = f" by {side_name(saying.by)}" if saying.by and (named or saying.by != own) else ""
    return f"{_name(saying.statement)} says {saying.says}{by}"


def _name(statement: Statement) -> str:
    """The side; of a third party the speaker."""
    side = statement.attribution.side if statement.attribution else None
    name = side_name(side) if side else speaker(statement)
    return name[:1].upper() + name[1:]


def _voice(saying: Saying, story: Story) -> VoiceView:
    statement, text = saying.statement, story.article.text
    return VoiceView(
        who=who(statement.attribution) if statement.attribution else speaker(statement),
        cues=[" ".join(cue.of(text).split()) for cue in saying.cues],
        at=statement.span.start,
    )
