"""read(article, gazetteer) -> Story: the only conductor."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from dateline import settings
from dateline.claims import Claim, OwnVoice, Status
from dateline.corrections import Correction, corrected, idle, original_id
from dateline.errors import GazetteerError
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.curated import Curated, read_places
from dateline.gazetteers.embedded import Embedded
from dateline.gazetteers.own import Own, OwnFile, notices, read_files
from dateline.join import join, shown_as
from dateline.model import Article, Notice, Outline, Provenance, Reading, Resolution, Shown, Story, parent_of
from dateline.relate import related
from dateline.resolve import resolve
from dateline.text import models, sentences, toponyms
from dateline.text.coreference import with_descriptions
from dateline.text.parents import with_parents
from dateline.text.whereabouts import Atlas

NAMED = 5  # names in a notice
_Told = TypeVar("_Told", Claim, OwnVoice)


def open_gazetteer(
    places: Path | None = None,
    embedded: Callable[[Path], Embedded] = Embedded,
    own: Sequence[OwnFile] | None = None,
) -> Chain:
    """places.yaml, the user's own gazetteers (those of the settings, unless given), then the embedded gazetteer.

    When the last cannot be opened, `faults` says why: the rest works on.
    """
    places = places or settings.places_file()
    try:
        base = embedded(settings.gazetteer_file())
    except GazetteerError as error:
        files = read_files(settings.own_gazetteers()) if own is None else own
        names = ", ".join((places.name, *(file.file for file in files)))
        told = f"{error} Until then only the places of {names} are known."
        return Chain(Curated(read_places(places)), own=[Own(file) for file in files], faults=(told,))
    curated = Curated(read_places(places, lambda place_id: base.get(place_id) is not None))
    files = read_files(settings.own_gazetteers(), base) if own is None else own
    return Chain(curated, (base,), own=[Own(file) for file in files])


def own_files(more: Sequence[Path]) -> tuple[OwnFile, ...]:
    """The user's own gazetteers, read: those of the settings, then these."""
    paths = (*settings.own_gazetteers(), *more)
    try:
        base = Embedded(settings.gazetteer_file())
    except GazetteerError:
        return read_files(paths)
    with closing(base):
        return read_files(paths, base)


def read(article: Article, gazetteer: Chain, corrections: Sequence[Correction] = ()) -> Story:
    """The article told by place, as a person corrected it. Pure but for look-ups: the same article, gazetteer and
    corrections give the same story."""
    learnt, text = models.load(), article.text
    found = sentences.split(text)
    names = toponyms.recognise(text, found, gazetteer, learnt)
    atlas = Atlas(
        cache(lambda place_id: _outline(place_id, gazetteer)),
        cache(lambda place_id: gazetteer.region_of(original_id(place_id))),
    )
    resolutions = corrected(resolve(names, found, text, gazetteer), corrections)
    resolutions = with_parents(resolutions, found, text, learnt.cues, atlas)
    resolutions = with_descriptions(resolutions, found, text, learnt.cues, atlas.within)
    resolutions = corrected(resolutions, corrections)  # those of descriptions
    resolutions = tuple(related(resolutions, text))
    reading = Reading(article, found, tuple(r.mention for r in resolutions))
    told = _notices(article, names, gazetteer) + _by_word_of_others(resolutions)
    told += _of_nothing(idle(resolutions, corrections))
    return join(reading, resolutions, atlas.outline, gazetteer.country, told)


def heard(story: Story) -> Story:
    """The story with who says what, when it is said to have happened, and the figures. Pure."""
    from dateline.text.attribution import claims  # a batch is ready sooner without them
    from dateline.text.attribution.voice import own_voice
    from dateline.text.dates import dates, time_of
    from dateline.text.events import event_of
    from dateline.text.figures import figures
    from dateline.text.published import article_date

    text, sentences = story.article.text, story.sentences
    day = article_date(story.article.published, text, sentences)
    said = dates(text, sentences, day.day if day else None)

    def told(statement: _Told) -> _Told:
        time = time_of(text, statement.span, sentences, said)
        event = None if statement.status is Status.CONTEXT else event_of(text, statement.span)
        kind, sub, cue = event or (None, None, None)
        return replace(statement, time=time.when if time else None, event_type=kind, sub_event_type=sub, event_cue=cue)

    attributed = claims(text, sentences)
    return replace(
        story,
        claims=tuple(map(told, attributed)),
        dates=said,
        figures=figures(text, sentences, said),
        voice=tuple(map(told, own_voice(text, sentences, attributed))),
    )


def _outline(place_id: str, gazetteer: Chain) -> Outline | None:
    """Of a place whose position is unknown, that of the area which it lies in."""
    return gazetteer.outline(parent_of(place_id) or place_id)


def _by_word_of_others(resolutions: Sequence[Resolution]) -> list[Notice]:
    """An online answer never wins in silence."""
    found: dict[str, dict[str, None]] = {}  # names by service, each once
    for r in resolutions:
        if r.place and r.place.provenance is Provenance.ONLINE and shown_as(r)[0] is Shown.MAP:
            found.setdefault(r.place.source, {})[r.mention.toponym] = None
    told = "Placed by {}, and by no gazetteer here: {}. Check where they stand."
    return [Notice(told.format(service, ", ".join(names))) for service, names in found.items()]


def _of_nothing(corrections: Sequence[Correction]) -> list[Notice]:
    if not corrections:
        return []
    names = list(dict.fromkeys(f"“{' '.join(c.toponym.split())[:60]}”" for c in corrections))
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    told = "The corrections of {}{} applied to nothing: no such name was found at that point of this article."
    return [Notice(told.format(", ".join(names[:NAMED]), more))]


def _notices(article: Article, mentions: tuple[object, ...], gazetteer: Chain) -> list[Notice]:
    told = [Notice(str(fault)) for fault in (*gazetteer.faults, *gazetteer.curated.faults)]
    told += map(Notice, notices(own.file for own in gazetteer.own))
    if not article.text.strip():
        told.append(Notice("The article is empty: there is nothing to read."))
    elif not mentions:
        told.append(Notice("No place name was found in this article, so the map has nothing to show."))
    return told
