"""Off unless the operator says so, in words that cannot be mistaken."""

from collections.abc import Mapping
from typing import Any

import pytest

from dateline.errors import FetchError
from dateline.fetch.configuration import Fetching, configured


def test_off_by_default() -> None:
    assert not configured({}).allowed
    assert not Fetching().allowed


def test_on_and_off() -> None:
    assert configured({"allowed": True}).allowed
    assert not configured({"allowed": False}).allowed


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"allowed": "true"}, "allowed: true or false"),
        ({"allowed": "false"}, "allowed: true or false"),
        ({"allowed": 1}, "allowed: true or false"),
        ({"allowed": None}, "allowed: true or false"),
        ({"alowed": True}, "alowed: not a setting; there is only allowed"),
        ({"allowed": True, "proxy": "x"}, "proxy: not a setting"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(settings: Mapping[str, Any], message: str) -> None:
    with pytest.raises(FetchError, match=message) as caught:
        configured(settings)
    assert str(caught.value).startswith("[fetching] ")
