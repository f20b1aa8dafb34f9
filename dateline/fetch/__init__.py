"""Fetching what stands at an address that a reader gave, safely. Off unless the operator allows it (`configuration.py`)."""

from dateline.fetch.fetching import Fetched, Limits, fetch

__all__ = ["Fetched", "Limits", "fetch"]
