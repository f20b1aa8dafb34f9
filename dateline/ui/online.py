"""Names that no gazetteer here has, asked of an online service. Off unless the operator has configured it.

In Streamlit's secrets, never in the repository:

[geocoding]
contact = "you@example.org"        # goes into the User-Agent, as the services' policies ask
service = "nominatim"              # any geocoder that geopy knows; nominatim unless given
[geocoding.arguments]              # what that geocoder is made with: keys, a domain of your own
"""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from dateline import settings
from dateline.errors import GeocodingError
from dateline.gazetteers.online.query import Answer, Outcome, Query, Status
from dateline.model import Story
from dateline.ui.plain import plain
from dateline.unsettled import unsettled
from dateline.views.words import times

if TYPE_CHECKING:
    from dateline.gazetteers.online.service import Online

EVERY = 1.0  # seconds between looks at what has been answered
FILL = 5  # answers after which the map is drawn anew while others are still awaited
AT_ONCE = 20  # errands of all sessions under way: each is a thread
LISTED = 6  # names that the offer shows
LEFT = 30.0  # seconds without a look after which the reader is taken to have gone

_under_way = threading.BoundedSemaphore(AT_ONCE)


@dataclass(slots=True)
class Errand:
    """The names of one article, asked one after another in a thread of its own. `outcomes` only grows."""

    queries: tuple[Query, ...]
    outcomes: list[Outcome] = field(default_factory=list)
    told: int = 0  # outcomes that the story on the screen knows of
    settled: bool = False  # whether that story knows that it is over
    seen: float = field(default_factory=time.monotonic)  # when its progress was last looked at
    cancel: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    @property
    def is_over(self) -> bool:
        return self.thread is None or not self.thread.is_alive()


def answers(article_id: str) -> Mapping[str, tuple[Answer, ...]]:
    """What the service has said in this session of the names of this article, by toponym."""
    errand = _errand(article_id)
    if errand is None:
        return {}
    errand.settled = errand.is_over  # before the outcomes are counted, so that none comes in between
    errand.told = len(errand.outcomes)
    return {outcome.toponym: outcome.answers for outcome in errand.outcomes[: errand.told] if outcome.answers}


def notices(article_id: str) -> tuple[str, ...]:
    """What is wrong with the settings, and what became of an errand that failed; a sentence each."""
    try:
        service = _configured()
    except GeocodingError as error:
        return (f"Online geocoding stays off: {error}",)
    if service is None:
        return ()
    errand = _errand(article_id)
    failed = [outcome for outcome in errand.outcomes if not outcome.is_known] if errand and errand.settled else []
    told = [failed[0].sentence] if failed else []
    if errand and failed and (more := len(errand.queries) - len(errand.outcomes) + len(failed) - 1):
        told.append(f"Nor have {times(more, 'more name')}. What is known offline stands as it is.")
    return tuple(sentence for sentence in (" ".join(told), service.fault) if sentence)


def show_online(story: Story) -> None:
    """The strip that offers to ask, or says how far the asking is; nothing where no service is configured."""
    try:
        service = _configured()
    except GeocodingError:
        return  # a notice says so
    if service is None:
        return
    article_id = story.article.id
    errand = _errand(article_id)
    queries = () if errand else unsettled(story)
    if not errand and not queries:
        return
    with st.container(key="online", horizontal=True, vertical_alignment="center"):
        if errand is None:
            _offer(article_id, queries, service)
        elif errand.settled:
            _sum_up(article_id, errand, service)
        else:
            st.fragment(_progress, run_every=EVERY)(errand, service.title)


def _offer(article_id: str, queries: tuple[Query, ...], service: "Online") -> None:
    terms = service.configuration.policy
    st.button(
        f"Ask {service.title} for {times(len(queries), 'name')}",
        on_click=_begin,
        args=(article_id, queries, service),
        icon=":material/travel_explore:",
    )
    names = plain(", ".join(query.toponym for query in queries[:LISTED]))
    names += f" and {len(queries) - LISTED} more" if len(queries) > LISTED else ""
    st.caption(
        f"No gazetteer here has {names}. Only names and the part of the world are sent, one a second"
        + (f" ([terms]({terms}))." if terms else ".")
    )


def _progress(errand: Errand, title: str) -> None:
    """Looked at every second. The page is drawn anew when all is over, or when there is enough to draw."""
    errand.seen = time.monotonic()
    done, of = len(errand.outcomes), len(errand.queries)
    fresh = sum(bool(outcome.answers) for outcome in errand.outcomes[errand.told :])
    if errand.is_over or fresh >= FILL:
        st.rerun()
    now = plain(errand.queries[min(done, of - 1)].toponym)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Stop", on_click=errand.cancel.set)
        st.progress(done / of, f"Asking {title} for “{now}”: {min(done + 1, of)} of {of}")


def _sum_up(article_id: str, errand: Errand, service: "Online") -> None:
    found = sum(outcome.status is Status.FOUND for outcome in errand.outcomes)
    missing = sum(outcome.status is Status.NOT_FOUND for outcome in errand.outcomes)
    unasked = len(errand.queries) - found - missing
    if unasked:
        left = tuple(q for q in errand.queries if q.toponym not in {o.toponym for o in errand.outcomes if o.is_known})
        st.button(f"Ask again for {times(len(left), 'name')}", on_click=_begin, args=(article_id, left, service))
    told = f"{service.title} knows {found} of {times(len(errand.queries), 'name')}"
    told += f", {missing} not" if missing else ""
    told += f"; {unasked} not asked or not answered" if unasked else ""
    st.caption(" ".join(part for part in (f"{told}.", plain(service.configuration.attribution)) if part))


def _begin(article_id: str, queries: tuple[Query, ...], service: "Online") -> None:
    before = _errand(article_id)
    if before and not before.is_over:
        return
    if not _under_way.acquire(blocking=False):
        st.toast("Too many people ask at this moment. Try again in a minute.")
        return
    known = [outcome for outcome in before.outcomes if outcome.is_known] if before else []
    errand = Errand((*(before.queries if before else ()), *(() if before else queries)), known)
    errand.thread = threading.Thread(target=_run, args=(errand, queries, service), daemon=True, name="errand")
    st.session_state.setdefault("errands", {})[article_id] = errand
    errand.thread.start()


def _run(errand: Errand, queries: tuple[Query, ...], service: "Online") -> None:
    try:
        for query in queries:
            if errand.cancel.is_set() or time.monotonic() - errand.seen > LEFT:
                return
            outcome = service.ask(query, errand.cancel)
            if outcome.status is Status.CANCELLED:
                return
            errand.outcomes.append(outcome)
            if not outcome.is_known and outcome.status is not Status.BAD_ANSWER:
                return  # the next would fail too, and each would take its whole time
    finally:
        _under_way.release()


def _errand(article_id: str) -> Errand | None:
    errand: Errand | None = st.session_state.get("errands", {}).get(article_id)
    return errand


def _configured() -> "Online | None":
    """The service that the secrets name, one for all sessions; None where they name none. Raises GeocodingError."""
    try:
        section = st.secrets.get("geocoding")
    except StreamlitSecretNotFoundError:
        return None
    return None if section is None else _service(json.dumps(section.to_dict(), sort_keys=True, default=str))


@st.cache_resource(max_entries=2, show_spinner=False)
def _service(section: str) -> "Online":
    # geopy takes longer to load than reading an article, and most never ask.
    from dateline.gazetteers.online.cache import Cache
    from dateline.gazetteers.online.configuration import configured
    from dateline.gazetteers.online.service import Online

    return Online(configured(json.loads(section)), Cache(settings.cache_folder()))
