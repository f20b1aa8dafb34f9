"""What may stand in places.yaml: the pydantic schema, the JSON schema for editors, and each fault in words.

The JSON schema is `dateline/data/places.schema.json`; a test holds it equal to `json_schema()`.
"""

import difflib
import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from dateline.model import Kind

MAX_NAME = 200  # characters; the longest official name of a place has 189 (Bangkok's, in Latin letters)
MAX_WORDS = 2_000  # characters of a source, a note, a reason
MAX_ALIASES = 200

# ISO 3166-1 alpha-2, and XK, which GeoNames and the European Commission use for Kosovo.
COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split()
)


def _country(code: str) -> str:
    if code not in COUNTRIES:
        raise ValueError("not a country")
    return code


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
EmbeddedId = Annotated[str, Field(pattern=r"^[a-z]{2,8}:[A-Za-z0-9._-]{1,60}$")]
Name = Annotated[str, Field(pattern=r"\S", max_length=MAX_NAME)]
Words = Annotated[str, Field(max_length=MAX_WORDS)]
CountryCode = Annotated[str, AfterValidator(_country), WithJsonSchema({"enum": sorted(COUNTRIES)})]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class PlaceEntry(_Strict):
    """A place that you vouch for."""

    id: Slug = Field(description="Unique in this file; stands in links: small letters, digits and hyphens.")
    name: Name = Field(description="As Dateline shows it.")
    aliases: list[Name] = Field(default=[], max_length=MAX_ALIASES, description="Its other spellings, in any script.")
    lat: float = Field(ge=-90, le=90, allow_inf_nan=False, description="Degrees north, WGS 84, as a decimal number.")
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False, description="Degrees east, WGS 84, as a decimal number.")
    kind: Kind = Field(strict=False, description="What sort of place it is.")
    precision: int | None = Field(
        default=None,
        ge=1,
        le=3,
        description="ACLED geo_precision: 1 exact, 2 near, 3 a larger region. By kind if absent.",
    )
    country: CountryCode | None = Field(default=None, description="ISO 3166-1 alpha-2. Left out for seas and the like.")
    source: Annotated[Words, Field(pattern=r"\S")] = Field(description="Where the coordinates come from. Required.")
    note: Words = Field(default="", description="Anything a reader should know of it.")
    same_as: EmbeddedId | None = Field(
        default=None, description="The embedded gazetteer's id of the same place, whose outline it shares: gn:538555."
    )


class PreferEntry(_Strict):
    """Which place a name means where the text leaves it open."""

    place: Slug | EmbeddedId = Field(description="The id of a place of this file, or of the embedded gazetteer.")
    because: Words = Field(default="", description="The reason, as the reader of the map is told it.")


class IgnoreEntry(_Strict):
    """A name that is never a place."""

    name: Name
    because: Words = Field(default="", description="The reason, as the reader of the map is told it.")


class PlacesFile(_Strict):
    """Dateline's curated gazetteer, read before all others."""

    places: list[PlaceEntry] | None = Field(default=None, description="Places that you vouch for.")
    prefer: dict[Name, Slug | EmbeddedId | PreferEntry] | None = Field(
        default=None, description="Names that the text leaves open, each with the id of the place it means."
    )
    ignore: list[Name | IgnoreEntry] | None = Field(default=None, description="Names that are never places.")


def json_schema() -> str:
    """The JSON schema of places.yaml, as the file `dateline/data/places.schema.json` holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **PlacesFile.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


_MUST = {
    "id": "must be small letters, digits and single hyphens, such as kursk-oblast",
    "name": f"must be text of 1 to {MAX_NAME} characters",
    "aliases": f"must be a list of at most {MAX_ALIASES} names, each of 1 to {MAX_NAME} characters",
    "lat": "must be between -90 and 90",
    "lon": "must be between -180 and 180",
    "kind": f"must be one of {', '.join(Kind)}",
    "precision": "must be 1, 2 or 3",
    "country": "must be an ISO 3166-1 alpha-2 code, such as UA",
    "source": f"must be text of 1 to {MAX_WORDS:,} characters: where the coordinates come from",
    "note": f"must be text of at most {MAX_WORDS:,} characters",
    "same_as": "must be an id of the embedded gazetteer, such as gn:538555",
    "place": "must be the id of a place of this file, or one such as gn:538555",
    "because": f"must be text of at most {MAX_WORDS:,} characters",
}


def in_words(error: Mapping[str, Any], keys: list[str]) -> str:
    """One of pydantic's errors as a sentence. `keys` are those the entry may have."""
    key = str(error["loc"][0])
    if error["type"] == "missing":
        return f"{key} is missing: it {_MUST[key]}"
    if error["type"] == "extra_forbidden":
        return f"unknown key {shown(key)}{did_you_mean(key, keys)}"
    given = error["input"]
    must = _MUST[key]
    if key in ("lat", "lon") and (isinstance(given, bool) or not isinstance(given, int | float)):
        must = "must be a plain decimal number of degrees"
    guess = did_you_mean(given, list(Kind)) if key == "kind" else ""
    return f"{key} {must}, not {shown(given)}{guess}"


def did_you_mean(given: object, known: list[str]) -> str:
    """The nearest of what is known, as the end of a sentence; empty when nothing is near."""
    near = difflib.get_close_matches(str(given).lower()[:80], known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def shown(given: object) -> str:
    """A value of the file, short enough for a line: text in quotes, numbers bare."""
    if isinstance(given, list | dict):
        return "a list" if isinstance(given, list) else "a mapping"
    if given is None or isinstance(given, bool):
        return {None: "empty", True: "true", False: "false"}[given]
    if not isinstance(given, str):
        return str(given)
    # Escaped, so that no control character or half surrogate reaches a terminal or a page.
    text = given.encode("unicode_escape").decode("ascii") if not given.isprintable() else given
    return f"'{text[:59]}…'" if len(text) > 60 else f"'{text}'"
