"""A story as it is kept: the article, packed, and how it is looked at. What a database says is never trusted."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from dateline.errors import KeepError

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another
ID_LENGTH = 12  # 59 bits: a million guesses a second find one of a thousand stories in some 12 years
MAX_VIEW = 40_000  # characters of a view as JSON; corrections have 8,000 at most
UNREADABLE = "The story under this link could not be read: it is not laid out as a story is."

_ID = re.compile(f"[{ALPHABET}]{{{ID_LENGTH}}}")
_Values = Annotated[list[Annotated[str, Field(max_length=MAX_VIEW)]], Field(min_length=1, max_length=60)]
_VIEW: TypeAdapter[dict[str, list[str]]] = TypeAdapter(
    Annotated[dict[Annotated[str, Field(pattern=r"^[a-z]{1,20}$")], _Values], Field(max_length=20)]
)

View = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """`article_text`: as `carried` packs it; empty where the article is a shipped one, which the view names. `view`: the
    parameters of the address. `created`: in UTC, to the second."""

    article_text: str
    view: View
    created: datetime


def new_id() -> str:
    """Cannot be guessed: whoever has it may open the story."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def told(view: View) -> str:
    """The view as JSON. Raises KeepError where it is more than is kept."""
    text = json.dumps(dict(view), sort_keys=True)
    try:
        heard(text)
    except KeepError as error:
        raise KeepError("The story has more corrections and filters than can be kept.") from error
    return text


def heard(text: object) -> View:
    """The view again. Raises KeepError, whatever stands in `text`."""
    if not isinstance(text, str) or len(text) > MAX_VIEW:
        raise KeepError(UNREADABLE)
    try:
        return _VIEW.validate_json(text, strict=True)
    except ValidationError as error:
        raise KeepError(UNREADABLE) from error
