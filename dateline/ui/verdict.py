"""What a person says of the mention chosen in the table: which place it means, in what sense, there alone or everywhere."""

from dataclasses import dataclass

import streamlit as st

from dateline.corrections import Correction, Verdict, added, moved
from dateline.model import Coordinates, Kind, Place, Resolution, Story
from dateline.ui import corrections
from dateline.ui.plain import plain
from dateline.views import words
from dateline.views.frame import filled
from dateline.views.review import Option, Row, distance, options, quoted
from dateline.views.verdicts import WORDS, Said, namesakes, now
from dateline.views.verdicts import corrections as corrections_for

ALONE = "This mention alone"
MOVE, ADD = "move", "add"  # beside ids of places and verdicts; no id is so short
LONGEST = 100  # characters of the name of a place that is added
COUNTRY = 2  # letters of ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Picked:
    """What the controls say, for the map: the mention, the option, where a point is set, and the keys of the controls that
    a click on the map changes."""

    resolution: Resolution
    place_id: str | None
    point: Coordinates | None
    asks: bool  # a click on the map sets the point
    which_key: str
    lat_key: str
    lon_key: str


def show_verdict(story: Story, row: Row) -> Picked:
    """The sentence and the controls. They stand as things are; Apply makes of what differs a correction."""
    resolution = next(r for r in story.resolutions if r.mention.span.start == row.at)
    st.html(_sentence(resolution, story))
    # Each correction makes the controls anew, so that they stand as things are then.
    key = f"{story.article.id}-{row.at}-{corrections.revision()}"
    which_key, lat_key, lon_key = f"which-{key}", f"lat-{key}", f"lon-{key}"
    held = now(resolution)
    offered = options(resolution, story)
    which = _which(held, offered, which_key, row)
    start = next((o.place for o in offered if o.chosen), offered[0].place if offered else None)
    point = _ask_place(which, start, key, (lat_key, lon_key)) if which in (MOVE, ADD) else None
    _ask_sense(held, key, disabled=which in (Verdict.NONE, Verdict.NO_PLACE))
    _ask_scope(resolution, story, key)
    article_id = story.article.id
    with st.container(horizontal=True):
        # What the controls say is read when the button is pressed: who is fast has changed them since they were drawn.
        st.button(
            "Apply",
            type="primary",
            disabled=not _wanted(resolution, offered, start, key),
            on_click=lambda: corrections.correct(article_id, _wanted(resolution, offered, start, key)),
        )
        st.button(
            "Undo",
            disabled=not corrections.is_undoable(article_id),
            on_click=corrections.undo,
            args=(article_id,),
        )
    asks = which in (MOVE, ADD)
    return Picked(resolution, None if asks else which, point if asks else None, asks, which_key, lat_key, lon_key)


def _sentence(resolution: Resolution, story: Story) -> str:
    shown = quoted(resolution, story)
    return filled("sentence.html", before=shown.before, name=shown.name, after=shown.after)


def _which(held: Said, offered: tuple[Option, ...], key: str, row: Row) -> str | None:
    titles = {option.place.id: option.title for option in offered}
    captions = {option.place.id: _caption(option) for option in offered}
    if any(option.place.kind.is_point for option in offered[:1]):
        titles[MOVE], captions[MOVE] = "The same place, at another point", ""
    titles |= {ADD: "A place that is not listed", Verdict.NONE: WORDS[Verdict.NONE]}
    titles[Verdict.NO_PLACE] = WORDS[Verdict.NO_PLACE]
    keys = list(titles)
    is_now = held.which.id if isinstance(held.which, Place) else held.which
    if not isinstance(held.which, Place) and is_now is None:
        captions.setdefault(ADD, row.reason)
    picked: str | None = st.radio(
        f"What does “{plain(row.name)}” mean?",
        keys,
        index=keys.index(is_now) if is_now in keys else None,
        format_func=lambda each: plain(titles[each]),
        captions=[plain(captions.get(each, "")) for each in keys],
        key=key,
    )
    return picked


def _caption(option: Option) -> str:
    far = [] if option.kilometres is None else [distance(option.kilometres)]
    return "; ".join([*far, option.reason])


def _wanted(
    resolution: Resolution, offered: tuple[Option, ...], start: Place | None, key: str
) -> tuple[Correction, ...]:
    """The corrections that the controls come to, as they stand at this moment."""
    which, sense = st.session_state.get(f"which-{key}"), st.session_state.get(f"sense-{key}")
    alone = st.session_state.get(f"scope-{key}") == ALONE
    if which in (Verdict.NONE, Verdict.NO_PLACE):
        return corrections_for(resolution, Said(Verdict(which), None), alone=alone)
    return corrections_for(resolution, Said(_place(which, offered, start, key), sense), alone=alone)


def _place(which: str | None, offered: tuple[Option, ...], start: Place | None, key: str) -> Place | None:
    """The place that the controls say, once they say enough."""
    if which not in (MOVE, ADD):
        return next((option.place for option in offered if option.place.id == which), None)
    lat, lon = st.session_state.get(f"lat-{key}"), st.session_state.get(f"lon-{key}")
    if lat is None or lon is None:
        return None
    point = Coordinates(lat, lon)
    if which == MOVE:
        return moved(start, point) if start and point != start.point else None
    name, country = st.session_state.get(f"name-{key}", "").strip(), _country(key)
    if not name or not _is_code(country):
        return None
    return added(name, point, st.session_state.get(f"kind-{key}", Kind.TOWN), country or None)


def _country(key: str) -> str:
    return str(st.session_state.get(f"country-{key}", "")).strip().upper()


def _is_code(country: str) -> bool:
    return not country or (country.isascii() and country.isalpha() and len(country) == COUNTRY)


def _ask_place(which: str | None, start: Place | None, key: str, point_keys: tuple[str, str]) -> Coordinates | None:
    """The controls of a place that is moved or added; the point that is set."""
    if which == ADD:
        st.text_input("Name", max_chars=LONGEST, key=f"name-{key}")
        kinds, codes = st.columns(2)
        with kinds:
            towns = [kind for kind in Kind if kind.is_point]
            st.selectbox("Kind", towns, format_func=words.KIND.__getitem__, key=f"kind-{key}")
        with codes:
            st.text_input("Country", max_chars=COUNTRY, placeholder="two letters, or none", key=f"country-{key}")
        if not _is_code(_country(key)):
            st.caption("A country is two letters, as in ISO 3166-1: UA, RU, SD.")
    return _point(start.point if start else None, *point_keys)


def _point(start: Coordinates | None, lat_key: str, lon_key: str) -> Coordinates | None:
    """Latitude and longitude, as typed or as the map was clicked."""
    for key, degrees in zip((lat_key, lon_key), start or (), strict=False):
        st.session_state.setdefault(key, degrees)
    first, second = st.columns(2)
    with first:
        lat = st.number_input("Latitude", -90.0, 90.0, None, step=0.01, format="%.5f", key=lat_key)
    with second:
        lon = st.number_input("Longitude", -180.0, 180.0, None, step=0.01, format="%.5f", key=lon_key)
    st.caption("Degrees, north and east positive. A click on the map sets them too.")
    return None if lat is None or lon is None else Coordinates(lat, lon)


def _ask_sense(held: Said, key: str, *, disabled: bool) -> None:
    senses = [Verdict.LITERAL, Verdict.ACTOR]
    st.radio(
        "Used as",
        senses,
        index=senses.index(held.sense) if held.sense else None,
        format_func=lambda verdict: WORDS[verdict],
        key=f"sense-{key}",
        disabled=disabled,
    )


def _ask_scope(resolution: Resolution, story: Story, key: str) -> None:
    same = len(namesakes(resolution, story))
    if same > 1:
        every = f"All {same:,} mentions of “{plain(resolution.mention.toponym)}” in this article"
        st.radio("This holds for", [every, ALONE], key=f"scope-{key}")
