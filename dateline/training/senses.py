"""Features and labels for the judge of senses (`text/sense_features.py`): names that are places, or ones who act."""

from collections.abc import Iterable, Iterator

from dateline.gazetteers.chain import Chain
from dateline.model import Sense
from dateline.text.codes import sort_of
from dateline.text.models import Models
from dateline.text.sense_features import features
from dateline.text.senses import judge
from dateline.text.sentences import split
from dateline.text.toponyms import context_of, look, names
from dateline.training.annotated import Annotated

LABELS = (Sense.LITERAL, Sense.METONYM)
# "US troops": of a country's own name it is the country that acts.
_LEARNT = {Sense.LITERAL: Sense.LITERAL, Sense.METONYM: Sense.METONYM, Sense.ADJECTIVAL: Sense.METONYM}


def judgements(
    documents: Iterable[Annotated], gazetteer: Chain, models: Models
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """One a name that was found and is annotated as either."""
    for document in documents:
        text = document.text
        marked = {mark.span.end: _LEARNT[mark.sense] for mark in document.marks if mark.sense in _LEARNT}
        for line in names(text, look(text, split(text), gazetteer, models.cues), models):
            for match in line:
                sense = marked.get(match.line.tokens[match.last].end)
                if sense is None or match.demonym or match.nested:
                    continue
                context, part, wants = context_of(text, match, line, models.cues)
                judgement = judge(context, models.cues, area_meant=bool(part or wants))
                if not judgement.settled:
                    yield [features(context, judgement, sort_of(match.known), models.cues)], [str(sense)]
