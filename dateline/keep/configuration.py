"""Whether stories are kept. The operator says so; without a word from them nothing is. In `.streamlit/secrets.toml`:

[keep]
allowed = true
days = 90        # for which a story is kept
most = 1000      # stories; each takes at most a megabyte, most some kilobytes
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from dateline.errors import KeepError

MAX_DAYS = 36_500
MAX_STORIES = 10_000_000


@dataclass(frozen=True, slots=True)
class Keeping:
    """Raises KeepError, with what is wrong and where."""

    allowed: bool = False
    days: int = 90
    most: int = 1000

    def __post_init__(self) -> None:
        if not isinstance(self.allowed, bool):
            raise KeepError("[keep] allowed: true or false is wanted, without quotation marks")
        for name, top in (("days", MAX_DAYS), ("most", MAX_STORIES)):
            value = getattr(self, name)
            if type(value) is not int or not 1 <= value <= top:
                raise KeepError(f"[keep] {name}: a whole number from 1 to {top:,} is wanted")


def configured(settings: Mapping[str, Any]) -> Keeping:
    """From plain settings, such as the section [keep] of Streamlit's secrets. Raises KeepError."""
    names = [f.name for f in fields(Keeping)]
    for key in settings:
        if key not in names:
            raise KeepError(f"[keep] {key}: not a setting; there are only {', '.join(names)}")
    return Keeping(**settings)
