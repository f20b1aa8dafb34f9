"""A real Nominatim for the tests of this folder; skipped, with the reason, where it cannot be had."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.nominatim.server import LOG, missing
from tests.postgres import running

UP_SECONDS = 240


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "nominatim" in Path(item.path).parts:
            item.add_marker(pytest.mark.nominatim)


@dataclass(frozen=True)
class Nominatim:
    """A running one, and its own list of what it was asked."""

    url: str
    log: Path

    @property
    def domain(self) -> str:
        return self.url.removeprefix("http://")

    def asked(self) -> int:
        return len(self.log.read_bytes().splitlines()) if self.log.exists() else 0


@pytest.fixture(scope="session")
def nominatim() -> Iterator[Nominatim]:
    reason = os.environ.get("DATELINE_NO_NOMINATIM") or missing()
    if reason:
        pytest.skip(reason)
    with running("tests.nominatim.server", UP_SECONDS) as said:
        assert said, "Nominatim did not start; why stands above, in what it wrote to standard error"
        url, folder = said.split(maxsplit=1)
        yield Nominatim(url, Path(folder) / LOG)
