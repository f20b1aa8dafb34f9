"""Corrections to a text that fits into a link, and back. What a link says is never trusted.

The text is JSON, packed by zlib, in base64url: `[1, [correction, …]]`. A correction is `{"t": toponym, "v": verdict}`, with
`"a"` (the start of the one mention) and `"w"` (which place). A place that an offline gazetteer has is its id alone,
`{"i"}`, with `"p"` ([lat, lon]) where a person moved it. Any other travels in full: `"i" "n" "k" "p" "c" "s"`, which are id,
name, kind, point, country and source. In full a place has the id of an online service, or else one made from what is said of
it: no link can say anything of a place that a gazetteer has.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from dateline.corrections import Correction, Verdict, added, chosen, is_added, is_moved, moved, original_id
from dateline.errors import LinkError
from dateline.model import Coordinates, Kind, Place, Provenance
from dateline.names import fold
from dateline.packing import is_plain, packed, unpacked

MAX_CORRECTIONS = 200  # in a link; of more only the first are read
MAX_CHARACTERS = 8_000  # of the text; web servers take about so much in the first line of a request
MAX_BYTES = 200_000  # unpacked
MAX_NAME = 200  # characters
MAX_ID = 200
MAX_SOURCE = 600

_VERSION = 1
# "osm:r72197", "photon:12"; the embedded gazetteer's ids are the other ones of this form.
_ONLINE = re.compile(r"(?!(?:gn|area|union|water):)[a-z0-9]{1,40}:[\w.:/@#+=-]{1,100}")

Get = Callable[[str], Place | None]


def encoded(corrections: Sequence[Correction]) -> str:
    """The same corrections give the same text; none give none. Of a place of an online service only what the head of this
    file lists travels, and white space within a toponym becomes one blank.

    Raises LinkError where they are more than a link can hold.
    """
    if not corrections:
        return ""
    if len(corrections) > MAX_CORRECTIONS:
        raise LinkError(f"a link holds at most {MAX_CORRECTIONS:,} corrections, not {len(corrections):,}")
    wire = [_VERSION, [_told(correction) for correction in corrections]]
    text, size = packed(wire)
    if len(text) > MAX_CHARACTERS or size > MAX_BYTES:
        raise LinkError(f"the corrections are longer than the {MAX_CHARACTERS:,} characters that a link can hold")
    return text


def decoded(text: str, get: Get) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """The corrections, and a sentence for each that could not be used. Never raises for what stands in `text`.

    `get` gives a place by its id, as the gazetteers have it: what a link says of such a place itself does not count.
    """
    if not text:
        return (), ()
    try:
        wire = _unpacked(text)
    except LinkError as error:
        return (), (f"What the link corrects could not be read: {error}.",)
    found: list[Correction] = []
    faults: list[str] = []
    for number, each in enumerate(wire[:MAX_CORRECTIONS], 1):
        try:
            found.append(_correction(_Said.model_validate(each), get))
        except ValueError as error:  # pydantic's are ValueErrors too, and those of text that is no text
            faults.append(f"Correction {number}{_name_of(each)} in the link could not be used: {_why(error)}.")
    if len(wire) > MAX_CORRECTIONS:
        faults.append(f"The link holds {len(wire):,} corrections; only the first {MAX_CORRECTIONS:,} were read.")
    return tuple(found), tuple(faults)


def _told(correction: Correction) -> dict[str, Any]:
    said: dict[str, Any] = {"t": " ".join(correction.toponym.split()), "v": str(correction.verdict)}
    if correction.at is not None:
        said["a"] = correction.at
    if correction.place is not None:
        said["w"] = _place(correction.place)
    return said


def _place(place: Place) -> dict[str, Any]:
    point = {"p": list(place.point)}
    if is_added(place.id) or _ONLINE.fullmatch(original_id(place.id)):
        full: dict[str, Any] = {"i": place.id, "n": place.name, "k": str(place.kind), **point}
        return full | ({"c": place.country} if place.country else {}) | ({"s": place.source} if place.source else {})
    return {"i": original_id(place.id)} | (point if is_moved(place.id) else {})


def _unpacked(text: str) -> list[Any]:
    """The list of corrections, as JSON has it. Raises LinkError."""
    wire = unpacked(text, MAX_CHARACTERS, MAX_BYTES)
    if not isinstance(wire, list) or len(wire) != 2 or not isinstance(wire[1], list):
        raise LinkError("it is not laid out as corrections are")
    if type(wire[0]) is not int or wire[0] != _VERSION:
        raise LinkError("another version of Dateline made it")
    return wire[1]


def _plain(text: str) -> str:
    if not is_plain(text):
        raise ValueError("control characters")
    return text


def _name(text: str) -> str:
    if not fold(text):
        raise ValueError("no letter or digit")
    return _plain(text)


Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME), AfterValidator(_name)]
Degrees = Annotated[float, Field(allow_inf_nan=False)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Which(_Strict):
    """A place: by its id, by its id and a point, or in full."""

    i: Annotated[str, Field(min_length=1, max_length=MAX_ID), AfterValidator(_plain)]
    n: Name | None = None
    k: Kind | None = Field(default=None, strict=False)
    p: list[Degrees] | None = Field(default=None, min_length=2, max_length=2)
    c: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    s: Annotated[str, Field(max_length=MAX_SOURCE), AfterValidator(_plain)] = ""

    @model_validator(mode="after")
    def _is_whole(self) -> "_Which":
        in_full = self.n is not None
        if in_full != (self.k is not None) or (in_full and self.p is None) or (not in_full and (self.c or self.s)):
            raise ValueError("neither an id nor in full")
        return self


class _Said(_Strict):
    """A correction."""

    t: Name
    v: Verdict = Field(strict=False)
    a: int | None = Field(default=None, ge=0, le=1_000_000_000)
    w: _Which | None = None

    @model_validator(mode="after")
    def _has_a_place(self) -> "_Said":
        if (self.w is not None) != (self.v is Verdict.PLACE):
            raise ValueError("a place is said with this verdict alone")
        return self


def _correction(said: _Said, get: Get) -> Correction:
    return Correction(said.t, said.v, said.a, _found(said.w, get) if said.w else None)


def _found(which: _Which, get: Get) -> Place:
    """Raises LinkError with the reason where there is no such place."""
    try:
        point = Coordinates(*which.p) if which.p else None
    except ValueError as error:
        raise LinkError("its point lies off the Earth") from error
    if which.n is None or which.k is None or point is None:
        known = get(which.i)
        if known is None:
            raise LinkError(f"no gazetteer here has the place {_short(which.i)}")
        return chosen(known) if point is None else _moved(known, point)
    own = original_id(which.i)
    if _ONLINE.fullmatch(own):
        known = get(own)
        place = Place(own, which.n, point, which.k, Provenance.MANUAL, which.c, source=which.s)
        if is_moved(which.i):
            return _moved(known or place, point)
        return chosen(known or place)
    try:
        return added(which.n, point, which.k, which.c)
    except ValueError as error:
        raise LinkError(str(error)) from error


def _moved(place: Place, point: Coordinates) -> Place:
    try:
        return moved(place, point)
    except ValueError as error:
        raise LinkError(str(error)) from error


def _why(error: ValueError) -> str:
    if isinstance(error, LinkError):
        return str(error)
    if isinstance(error, ValidationError):
        where = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
        return _WRONG.get("".join(str(step) for step in where[:2] if step in _KEYS), _WRONG[""])
    return _WRONG[""]


_KEYS = frozenset("t v a w i n k p c s".split())
_WRONG = {
    "": "it is not laid out as a correction is",
    "t": f"its name is not plain text of at most {MAX_NAME} characters",
    "v": "its verdict is none that Dateline knows",
    "a": "the mention that it is of cannot be",
    "w": "its place is not laid out as a place is",
    "wi": "the id of its place is not plain text",
    "wn": f"the name of its place is not plain text of at most {MAX_NAME} characters",
    "wk": "the kind of its place is none that Dateline knows",
    "wp": "its point is not two numbers",
    "wc": "the country of its place is not two letters",
    "ws": f"the source of its place is not plain text of at most {MAX_SOURCE} characters",
}


def _name_of(each: object) -> str:
    """The name that a wrong correction is of, where it has one: " (“Sudzha”)"."""
    name = each.get("t") if isinstance(each, Mapping) else None
    return f" ({_short(name)})" if isinstance(name, str) and name else ""


def _short(text: str) -> str:
    """In quotation marks on one line, without what a page or a terminal might obey."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text[:61])
    return f"“{shown[:59]}…”" if len(text) > 60 else f"“{shown}”"
