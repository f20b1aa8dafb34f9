"""A real Nominatim for the tests of this folder; skipped, with the reason, where it cannot be had."""

import os
import selectors
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.nominatim.server import LOG, missing

TOP = Path(__file__).parents[2]
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
    """It ends when its standard input does, however these tests end."""
    reason = os.environ.get("DATELINE_NO_NOMINATIM") or missing()
    if reason:
        pytest.skip(reason)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.nominatim.server"],
        cwd=TOP,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C in a terminal is for the tests; they then close the pipe
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            said = process.stdout.readline() if selector.select(UP_SECONDS) else ""
        assert said, "Nominatim did not start; why stands above, in what it wrote to standard error"
        url, folder = said.split(maxsplit=1)
        yield Nominatim(url, Path(folder.strip()) / LOG)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(30)
