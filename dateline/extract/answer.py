"""What a child answers, taken for hostile: the file may have taken it over."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.articles import LONGEST
from dateline.extract.found import Found, UnreadableError


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(min_length=1, max_length=LONGEST)
    title: str = Field(max_length=300)
    publisher: str | None = Field(max_length=300)
    published: date | None
    url: str | None = Field(max_length=4_000)
    notes: list[Annotated[str, Field(max_length=400)]] = Field(max_length=20)


class _Fault(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    fault: str = Field(min_length=1, max_length=400)


def found(raw: bytes) -> Found | None:
    """None for what is no answer. Raises UnreadableError with the fault that the child found in the file."""
    try:
        fault = _Fault.model_validate_json(raw).fault
    except ValidationError:
        pass
    else:
        raise UnreadableError(fault)
    try:
        answer = _Answer.model_validate_json(raw)
    except ValidationError:
        return None
    return Found(
        answer.text, answer.title, answer.publisher, answer.published, url=answer.url, notes=tuple(answer.notes)
    )
