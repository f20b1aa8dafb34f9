"""The places of a story as a table: a row for each statement in each excerpt of each place. CSV and GeoPackage share it."""

from collections.abc import Iterator, Mapping

from dateline.export.excerpts import Days, Named, Placed, Quoted, Said, Source, Told

Cell = str | int | float | None

PLACE: Mapping[str, type] = {
    "place": str,
    "name": str,
    "names": str,
    "position": str,
    "kind": str,
    "country": str,
    "lat": float,
    "lon": float,
    "geo_precision": int,
    "where_prec": int,
    "relation": str,
    "approximate": str,
    "provenance": str,
    "source": str,
    "reason": str,
    "mentions": int,
    "described": int,
}
EXCERPT: Mapping[str, type] = {
    "start": int,
    "end": int,
    "quote": str,
    "heading": str,
    "mentioned": str,
}
STATEMENT: Mapping[str, type] = {
    "statement_start": int,
    "statement_end": int,
    "speaker": str,
    "role": str,
    "side": str,
    "cue": str,
    "quoted": str,
    "status": str,
    "status_reason": str,
    "event_type": str,
    "sub_event_type": str,
    "first_day": str,
    "last_day": str,
    "time_precision": int,
}
ARTICLE: Mapping[str, type] = {
    "article": str,
    "title": str,
    "publisher": str,
    "published": str,
    "url": str,
    "sha256": str,
}
COLUMNS: Mapping[str, type] = {**PLACE, **EXCERPT, **STATEMENT, **ARTICLE}


def rows(told: Told) -> Iterator[dict[str, Cell]]:
    """Under COLUMNS, None for what there is not. A row without a statement where nobody looked for any."""
    article = article_row(told.article)
    for place in told.places:
        fields = place_row(place)
        for excerpt in place.excerpts:
            for said in excerpt.statements or (None,):
                yield {**fields, **_excerpt(excerpt), **_statement(said), **article}


def place_row(place: Placed) -> dict[str, Cell]:
    """Under PLACE."""
    return {
        "place": place.id,
        "name": place.name,
        "names": "; ".join(place.names),
        "position": place.position,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geo_precision": place.geo_precision,
        "where_prec": place.where_prec,
        "relation": f"{place.relation.kind}: {place.relation.phrase}" if place.relation else None,
        "approximate": _yes(place.approximate),
        "provenance": place.provenance,
        "source": place.source,
        "reason": place.reason,
        "mentions": place.mentions,
        "described": place.described,
    }


def article_row(article: Source) -> dict[str, Cell]:
    """Under ARTICLE."""
    return {
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "sha256": article.sha256,
    }


def mentioned(mention: Named) -> str:
    """ "1710-1716 literal", "2755-2763 literal, described"."""
    return f"{mention.start}-{mention.end} {mention.sense}{', described' if mention.weak else ''}"


def _excerpt(excerpt: Quoted) -> dict[str, Cell]:
    return {
        "start": excerpt.start,
        "end": excerpt.end,
        "quote": excerpt.quote,
        "heading": excerpt.heading,
        "mentioned": "; ".join(map(mentioned, excerpt.mentions)),
    }


def _statement(said: Said | None) -> dict[str, Cell]:
    if said is None:
        return dict.fromkeys(STATEMENT)
    return {
        "statement_start": said.start,
        "statement_end": said.end,
        "speaker": said.speaker,
        "role": said.role,
        "side": said.side,
        "cue": said.cue,
        "quoted": _yes(said.quoted),
        "status": said.status,
        "status_reason": said.reason,
        "event_type": said.event_type,
        "sub_event_type": said.sub_event_type,
        **_time(said.time),
    }


def _time(time: Days | None) -> dict[str, Cell]:
    return {
        "first_day": time.first if time else None,
        "last_day": time.last if time else None,
        "time_precision": time.precision if time else None,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
