"""The signs of what is said to have happened at a place: the same on pins, on labels of areas, in the panel. Pure.

Each is an edge of its own (double, solid, dashed, dotted), so that no colour is needed to tell them apart.
"""

from dateline.claims import Claim, Statement
from dateline.disagreement import disagreements
from dateline.model import Dossier, Story
from dateline.standing import SURENESS, Standing, standing
from dateline.statements import NONE, speaker
from dateline.views.said import side_name

DISPUTED = "disputed"
CODES = (*map(str, SURENESS), NONE)
WORDS = {
    "confirmed": "said to be verified",
    "reported": "reported",
    "claimed": "only claimed",
    NONE: "nothing said to have happened",
}
CONTRADICTED = "sides contradict each other"
SHORT = {
    "confirmed": "Confirmed",
    "reported": "Reported",
    "claimed": "Only claimed",
    NONE: "Nothing",
    DISPUTED: "Sides contradict each other here",
}
MEANING = {
    "confirmed": "The text says that it was verified",
    "reported": "By a third party or by the article itself",
    "claimed": "By a side of the war, or one who speaks for it",
    NONE: "Background, plans, fears or denials alone",
    DISPUTED: "The panel says who says what",
}
LISTED = 4  # names of who says it


def signs_of(dossier: Dossier, story: Story) -> tuple[str, bool]:
    """The code of its standing, and whether sides contradict each other. Empty where nobody has looked for claims."""
    if not story.claims and not story.voice:
        return "", False
    return code(standing(dossier, story)), bool(disagreements(dossier, story))


def code(found: Standing) -> str:
    """One of CODES."""
    return str(found.status) if found.status else NONE


def happened(dossier: Dossier, story: Story) -> str:
    """ "only claimed, by Russia and Ukraine"; empty where nobody has looked for claims."""
    if not story.claims and not story.voice:
        return ""
    found = standing(dossier, story)
    if found.status is None:
        return "nothing: background, plans, fears or denials alone"
    names = list(dict.fromkeys(_name(one, found) for one in found.told))
    more = len(names) - LISTED
    listed = [*names[:LISTED], *([f"{more:,} more"] if more > 0 else [])]
    lead = "reported" if code(found) == "reported" else f"{WORDS[code(found)]},"
    return f"{lead} by {' and '.join(filter(None, (', '.join(listed[:-1]), listed[-1])))}"


def _name(statement: Statement, found: Standing) -> str:
    """Who only claims is named by the side."""
    side = statement.attribution.side if isinstance(statement, Claim) else None
    return side_name(side) if side and code(found) == "claimed" else speaker(statement)
