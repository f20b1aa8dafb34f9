"""Whether addresses are fetched. The operator says so; without a word from them nothing is. In `.streamlit/secrets.toml`:

[fetching]
allowed = true
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from dateline.errors import FetchError


@dataclass(frozen=True, slots=True)
class Fetching:
    """Raises FetchError, with what is wrong and where."""

    allowed: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.allowed, bool):
            raise FetchError("[fetching] allowed: true or false is wanted, without quotation marks")


def configured(settings: Mapping[str, Any]) -> Fetching:
    """From plain settings, such as the section [fetching] of Streamlit's secrets. Raises FetchError."""
    names = [f.name for f in fields(Fetching)]
    for key in settings:
        if key not in names:
            raise FetchError(f"[fetching] {key}: not a setting; there is only {', '.join(names)}")
    return Fetching(**settings)
