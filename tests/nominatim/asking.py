"""Dateline's own asker, pointed at the tests' Nominatim."""

from pathlib import Path

from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import configured
from dateline.gazetteers.online.gate import Gate
from dateline.gazetteers.online.service import Online
from tests.nominatim.conftest import Nominatim


def online(nominatim: Nominatim, folder: Path) -> Online:
    """With a cache in this folder, and no pause to speak of: the server is ours."""
    server = {"domain": nominatim.domain, "scheme": "http", "proxies": {}}
    settings = {"contact": "maps@example.org", "arguments": server, "pause": 0.01}
    return Online(configured(settings), Cache(folder), gate=Gate())
