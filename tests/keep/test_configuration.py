"""What the operator may say about keeping, and what is said where it is wrong."""

from typing import Any

import pytest

from dateline.errors import KeepError
from dateline.keep.configuration import Keeping, configured


def test_nothing_is_kept_unless_allowed() -> None:
    assert not configured({}).allowed
    assert configured({"allowed": True, "days": 7, "most": 20}) == Keeping(allowed=True, days=7, most=20)


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"allowed": "true"}, "without quotation marks"),
        ({"allowed": 1}, "true or false"),
        ({"days": 0}, "days: a whole number from 1"),
        ({"days": True}, "days: a whole number"),
        ({"days": 1e9}, "days: a whole number"),
        ({"most": "1000"}, "most: a whole number"),
        ({"most": 10**12}, "from 1 to 10,000,000"),
        ({"keep_days": 3}, "keep_days: not a setting; there are only allowed, days, most"),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, Any], why: str) -> None:
    with pytest.raises(KeepError, match=why):
        configured(settings)
