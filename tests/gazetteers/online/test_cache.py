"""The file of answers, against kill -9, flipped bytes, other processes, and folders that take none."""

import os
import random
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline import settings
from dateline.gazetteers.online.cache import NAME, Cache

TOP = Path(__file__).parents[3]
KILLS = 200
DAY = 86_400.0


def test_what_is_put_is_got_for_its_time(tmp_path: Path) -> None:
    now = [1_000.0]
    cache = Cache(tmp_path / "new" / "folder", clock=lambda: now[0])
    assert cache.get("Sudzha", DAY) is None
    assert cache.put("Sudzha", "[]")
    assert cache.get("Sudzha", DAY) == "[]"
    now[0] += DAY + 1
    assert cache.get("Sudzha", DAY) is None
    assert not cache.fault
    cache.close()


def test_another_start_finds_it(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    first.put("Sudzha", "здесь")
    first.close()
    assert Cache(tmp_path).get("Sudzha", DAY) == "здесь"


def test_the_oldest_go(tmp_path: Path) -> None:
    times = iter(range(1_000))
    cache = Cache(tmp_path, rows=10, clock=lambda: float(next(times)))
    for n in range(25):
        cache.put(str(n), "x")
    assert [n for n in range(25) if cache.get(str(n), DAY)] == list(range(15, 25))


def test_200_kills_lose_no_committed_answer(tmp_path: Path) -> None:
    """The writer is killed at any moment after its first commit; the next one has to use what it left."""
    chance = random.Random(4)
    committed: list[str] = []
    for n in range(KILLS):
        command = [sys.executable, "-S", "-E", "-m", "tests.gazetteers.online.writer", str(tmp_path), str(n)]
        with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline()]
            timer = threading.Timer(chance.random() * 0.02, process.kill)
            timer.start()
            lines += process.stdout.readlines()
            timer.join()
        mine = [line.decode().strip() for line in lines if line.endswith(b"\n")]
        assert mine, "each writer could use the file that the one before left"
        committed += mine
    assert not list(tmp_path.glob("*.corrupt*"))
    cache = Cache(tmp_path)
    lost = [key for key in committed if cache.get(key, DAY) != f"answer to {key} " * 40]
    sys.stdout.write(f"{KILLS} kills, {len(committed)} answers committed, {len(lost)} lost\n")
    assert lost == []


def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    caches = [Cache(tmp_path) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda n: caches[n % 8].put(str(n), f"answer {n}"), range(160)))
    assert all(written)
    assert all(caches[0].get(str(n), DAY) == f"answer {n}" for n in range(160))


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bytes_never_make_a_wrong_answer(tmp_path: Path, seed: int) -> None:
    cache = Cache(tmp_path)
    for n in range(100):
        cache.put(str(n), f"answer {n} " * 20)
    cache.close()
    path = tmp_path / NAME
    content = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(10):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    again = Cache(tmp_path)
    found = [text for n in range(100) if (text := again.get(str(n), DAY)) is not None and text != f"answer {n} " * 20]
    assert found == []
    assert again.put("new", "answer")
    assert again.get("new", DAY) == "answer"
    assert not again.fault
    again.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(4_000), os.urandom(9_000)])
def test_a_file_that_is_none_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    cache = Cache(tmp_path)
    assert cache.put("Sudzha", "[]")
    assert not cache.fault
    assert (tmp_path / f"{NAME}.corrupt").exists() == bool(content)
    cache.close()
    assert Cache(tmp_path).get("Sudzha", DAY) == "[]"


def test_a_file_that_breaks_while_in_use_is_set_aside(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("Sudzha", "[]")
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("DROP TABLE answer")
        other.execute("CREATE TABLE answer (something REAL)")
    other.close()
    assert cache.get("Sudzha", DAY) is None
    assert cache.put("Sudzha", "[1]")
    assert cache.get("Sudzha", DAY) == "[1]"


def test_a_folder_that_takes_no_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    cache = Cache(blocked / "folder")
    assert cache.put("Sudzha", "[]")  # in memory, for this process
    assert cache.get("Sudzha", DAY) == "[]"
    assert cache.turn("service", 1.0, 5.0) == 5.0
    assert cache.turn("service", 1.0, 5.0) == 6.0
    assert "DATELINE_CACHE" in cache.fault
    assert len(caplog.records) == 1


def test_a_disk_that_fails_later_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = Cache(tmp_path)
    cache._db.execute("PRAGMA max_page_count = 1")  # full
    assert [cache.put(str(n), "x" * 50_000) for n in range(3)] == [False] * 3
    assert cache.get("0", DAY) is None
    assert cache.fault
    assert len(caplog.records) == 1


def test_the_folder_is_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert settings.cache_folder() == tmp_path
    monkeypatch.delenv("DATELINE_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert settings.cache_folder() == tmp_path / "xdg" / "dateline"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert settings.cache_folder() == tmp_path / "local" / "dateline"
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings.cache_folder() == tmp_path / "Library" / "Caches" / "dateline"


def test_no_heavy_import() -> None:
    code = "import sys, dateline.gazetteers.online.cache; print(any(m in sys.modules for m in ('geopy', 'requests', 'json')))"
    assert (
        subprocess.run([sys.executable, "-S", "-c", code], cwd=TOP, capture_output=True, text=True).stdout == "False\n"
    )
