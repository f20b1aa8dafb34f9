"""What may stand in a row of a user's own gazetteer: the names of its columns, the pydantic schema, each fault in words.

A CSV row and the properties of a GeoJSON feature are the same to it. Texts that are numbers are read as numbers.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dateline.gazetteers.curated_schema import COUNTRIES, MAX_ALIASES, MAX_NAME, MAX_WORDS, did_you_mean, shown
from dateline.model import Kind

# What a column may be called, in small letters with _ for spaces and hyphens; where several stand there, the first counts.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "title"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "id": ("id",),
    "kind": ("kind", "type"),
    "country": ("country", "country_code"),
    "region": ("region",),
    "population": ("population",),
    "aliases": ("aliases", "alias", "alternatenames", "alternate_names"),
    "precision": ("precision", "geo_precision"),
    "source": ("source",),
    "note": ("note", "notes"),
}
_KINDS = {
    Kind.TOWN: "city village hamlet settlement locality",
    Kind.DISTRICT: "county raion rayon municipality",
    Kind.REGION: "oblast province governorate state",
    Kind.SEA: "lake bay ocean",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()} | {str(kind): kind for kind in Kind}

_NUMBER = re.compile(r"[-+]?([0-9]{1,30}(\.[0-9]{0,60})?|\.[0-9]{1,60})([eE][-+]?[0-9]{1,3})?")
_STRAY = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters and halves of surrogate pairs
_ID = re.compile(r"[\w.:/@#+=-]{1,100}")  # "~" means a part of an area, so it becomes a hyphen
_PARTED = re.compile("[;|]")


@lru_cache(maxsize=64)  # the features of a file mostly have the same properties
def columns(header: tuple[str, ...]) -> Mapping[str, int]:
    """Which column holds what: the key of `COLUMNS` and the column's index."""
    called = [re.sub(r"[\s_-]+", "_", cell.strip().lower()) for cell in header]
    return {
        key: called.index(name)
        for key, names in COLUMNS.items()
        if (name := next((n for n in names if n in called), None)) is not None
    }


def _text(given: object) -> object:
    """White space of any sort is one space. What is no text is left to pydantic."""
    if not isinstance(given, str):
        return given
    if given.isprintable() and "  " not in given:
        return given.strip()
    text = " ".join(given.split())
    if _STRAY.search(text):
        raise ValueError("a stray character")
    return text


def _number(given: object) -> float:
    if isinstance(given, str) and _NUMBER.fullmatch(given.strip()):
        return float(given)
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError("not a number")  # noqa: TRY004  pydantic gathers ValueErrors
    return float(given)


def _whole(given: object) -> int:
    number = _number(given)
    if not number.is_integer():  # neither is NaN or infinity
        raise ValueError("not a whole number")
    return int(number)


def _kind(given: object) -> Kind:
    if not isinstance(given, str) or given.strip().lower() not in _KIND_OF:
        raise ValueError("not a kind")
    return _KIND_OF[given.strip().lower()]


def _country(given: object) -> str:
    code = given.strip().upper() if isinstance(given, str) else ""
    if code not in COUNTRIES:
        raise ValueError("not a country")
    return code


def _names(given: object) -> object:
    names = _PARTED.split(given) if isinstance(given, str) else given
    return [name for name in names if name != "" and not str(name).isspace()] if isinstance(names, list) else names


def _id(given: object) -> str:
    if isinstance(given, int | float) and not isinstance(given, bool):
        given = str(int(given)) if float(given).is_integer() else str(given)
    text = given.strip().replace("~", "-") if isinstance(given, str) else ""
    if not _ID.fullmatch(text):
        raise ValueError("not an id")
    return text


Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME), BeforeValidator(_text)]
Words = Annotated[str, Field(max_length=MAX_WORDS), BeforeValidator(_text)]


class Row(BaseModel):
    """A place of the user's. What is empty is left out beforehand."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    name: Name
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False), BeforeValidator(_number)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False), BeforeValidator(_number)]
    id: Annotated[str, BeforeValidator(_id)] | None = None
    kind: Annotated[Kind, BeforeValidator(_kind)] | None = None
    country: Annotated[str, BeforeValidator(_country)] | None = None
    region: Words = ""
    population: Annotated[int, Field(ge=0, le=20_000_000_000), BeforeValidator(_whole)] = 0
    aliases: Annotated[list[Name], Field(max_length=MAX_ALIASES), BeforeValidator(_names)] = []
    precision: Annotated[int, Field(ge=1, le=3), BeforeValidator(_whole)] | None = None
    source: Words = ""
    note: Words = ""


_MUST = {
    "name": f"must be text of 1 to {MAX_NAME} characters, none of them a control character",
    "lat": "must be a number of degrees between -90 and 90, with a point for the decimals",
    "lon": "must be a number of degrees between -180 and 180, with a point for the decimals",
    "id": "must be 1 to 100 letters, digits or any of . _ : / @ # + = -",
    "kind": f"must be one of {', '.join(Kind)}",
    "country": "must be an ISO 3166-1 alpha-2 code, such as UA",
    "population": "must be a whole number of inhabitants, without spaces or commas",
    "aliases": f"must be at most {MAX_ALIASES} names parted by ; or |, each of 1 to {MAX_NAME} characters",
    "precision": "must be 1, 2 or 3",
}
_WORDS = f"must be text of at most {MAX_WORDS:,} characters, none of them a control character"


def in_words(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors as a sentence."""
    key = str(error["loc"][0])
    if error["type"] == "missing":
        return f"{key} is missing"
    guess = did_you_mean(error["input"], list(Kind)) if key == "kind" else ""
    return f"{key} {_MUST.get(key, _WORDS)}, not {shown(error['input'])}{guess}"
