"""The tests' own Nominatim leaves nothing behind."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.nominatim.server import missing
from tests.postgres import TOP


def _running(folder: Path) -> list[str]:
    """What runs with this folder among its arguments."""
    commands = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended
        if os.fsencode(folder) in command:
            commands.append(command.replace(b"\0", b" ").decode("utf-8", "replace"))
    return commands


def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_killed_while_it_starts_nothing_is_left() -> None:
    """Whoever asked for it is killed outright once the import runs."""
    if reason := os.environ.get("DATELINE_NO_NOMINATIM") or missing():
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="nominatim-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # for the user postgres
        caller = subprocess.Popen(
            [sys.executable, "-c", _CALLER], cwd=TOP, env={**os.environ, "TMPDIR": name}, stderr=subprocess.DEVNULL
        )
        try:
            assert _within(60, lambda: any("nominatim import" in command for command in _running(folder)))
            assert any("postgres -D" in command for command in _running(folder))
        finally:
            caller.kill()
            caller.wait(10)
        assert _within(30, lambda: not _running(folder) and not list(folder.iterdir())), _running(folder)


_CALLER = """
import subprocess, sys
subprocess.Popen(
    [sys.executable, "-m", "tests.nominatim.server"], stdin=subprocess.PIPE, start_new_session=True
).wait()
"""
