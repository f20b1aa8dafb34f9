"""The child process: its limits hold, and nothing that it says is believed unseen."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dateline.extract.answer import found
from dateline.extract.apart import _ENVIRONMENT, parsed
from dateline.extract.found import Found, Kind, UnreadableError
from dateline.extract.limits import CPU, MEMORY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are those of POSIX")

ROOT = Path(__file__).parents[2]
GOOD: dict[str, object] = {
    "text": "Sudzha.",
    "title": "",
    "publisher": None,
    "published": None,
    "url": None,
    "notes": [],
}
BOUND = "from dateline.extract.child import bound; bound();"


def _child(code: str, *, wall: float = 10, content: bytes = b"") -> Found:
    return parsed(Kind.PDF, content, command=(sys.executable, "-c", code), wall=wall)


def _says(answer: object) -> Found:
    return _child(f"import sys; sys.stdin.buffer.read(); print({json.dumps(answer)!r})")


def test_an_answer_is_read() -> None:
    assert _says({**GOOD, "published": "2025-03-09"}).text == "Sudzha."


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        "text",
        {"text": "a"},
        {**GOOD, "more": 1},
        {**GOOD, "text": ""},
        {**GOOD, "text": 1},
        {**GOOD, "text": "a" * 1_000_001},
        {**GOOD, "published": 20250309},
        {**GOOD, "published": "Sunday"},
        {**GOOD, "notes": ["a" * 500]},
        {**GOOD, "notes": ["a"] * 30},
        {**GOOD, "title": "a" * 400},
        {"fault": "a" * 500},
        {"fault": None},
    ],
    ids=lambda answer: str(answer)[:60],
)
def test_an_answer_of_another_shape_is_refused(answer: object) -> None:
    assert found(json.dumps(answer).encode()) is None


@pytest.mark.parametrize(
    "code",
    [
        "print('no JSON')",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os; os.abort()",
        "raise SystemExit(3)",
        "import sys; sys.stdout.write('[' * 100_000)",
        "import sys\nwhile True: sys.stdout.write('a' * 1_000_000)",
        "import os; os.close(0); os.close(1)",
    ],
    ids=["words", "killed", "abort", "exit", "brackets", "endless", "closed"],
)
def test_a_child_that_fails_is_a_sentence(code: str) -> None:
    with pytest.raises(UnreadableError, match=r"^stops its reader: it is damaged, or made to do so"):
        _child(code, content=b"a" * 3_000_000)


@pytest.mark.parametrize("code", ["import time; time.sleep(60)", "import os, time; os.close(1); time.sleep(60)"])
def test_the_clock_stops_a_child(code: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableError, match=r"^takes too long to read"):
        _child(code, wall=0.5, content=b"a" * 3_000_000)
    assert time.monotonic() - start < 5


def test_more_than_two_at_once_wait_and_are_told() -> None:
    def sleep() -> None:
        with pytest.raises(UnreadableError):
            _child("import time; time.sleep(2)")

    ends = [threading.Thread(target=sleep) for _ in "ab"]
    for thread in ends:
        thread.start()
    time.sleep(0.2)
    with pytest.raises(UnreadableError, match=r"^has to wait: others are being read"):
        parsed(Kind.PDF, b"", wait=0.1)
    for thread in ends:
        thread.join()
    assert _says(GOOD).text == "Sudzha."


def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = f"""
import pathlib, subprocess, sys, time
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path({str(told)!r}).write_text(str(other.pid))
time.sleep(60)"""
    with pytest.raises(UnreadableError, match=r"^takes too long"):
        _child(code, wall=2)
    status = Path(f"/proc/{told.read_text()}/stat")
    deadline = time.monotonic() + 5
    while status.exists() and status.read_text().split()[2] != "Z":
        assert time.monotonic() < deadline, "it still runs"
        time.sleep(0.05)


def test_a_killed_child_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def noted(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)

    def kill() -> None:
        started[0].kill()

    killer = threading.Timer(0.5, kill)
    killer.start()
    with pytest.raises(UnreadableError, match=r"^stops its reader"):
        _child("import time; time.sleep(60)")
    killer.join()


def test_the_memory_is_bounded() -> None:
    run = f"{BOUND}\ntry: a = bytearray({MEMORY})\nexcept MemoryError: print('refused')"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT, timeout=20)
    assert done.stdout == "refused\n"


def test_the_processor_is_bounded() -> None:
    """Of one second here, since a busy machine gives a process ten of them only in a long while."""
    start = time.monotonic()
    with pytest.raises(UnreadableError, match=r"^takes too long to read"):
        _child("from dateline.extract.child import bound; bound(1)\nwhile True: pass", wall=30)
    assert time.monotonic() - start < 30


def test_the_processor_s_seconds_are_those_of_the_limits() -> None:
    run = f"{BOUND}\nimport resource; print(*resource.getrlimit(resource.RLIMIT_CPU))"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT, timeout=20)
    assert done.stdout == f"{CPU} {CPU + 1}\n"


def test_no_file_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "left"
    run = f"{BOUND}\ntry: open({str(path)!r}, 'w').write('article')\nexcept OSError: print('refused')"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT, timeout=20)
    assert not path.exists() or path.read_bytes() == b""
    assert "article" not in done.stdout + done.stderr


def test_keys_of_the_environment_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_SECRET", "key")
    answer = f"print(json.dumps({{**{GOOD!r}, 'text': ' '.join(sorted(os.environ))}}))"
    seen = _child(f"import json, os, sys; sys.stdin.buffer.read(); {answer}").text.split()
    assert set(seen) <= {*_ENVIRONMENT, "LC_CTYPE"}
    assert "DATELINE_SECRET" in os.environ


def test_a_child_loads_only_the_parser_it_needs() -> None:
    run = "import sys, dateline.extract.child; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT, timeout=20)
    assert {"lxml", "pypdf", "docx", "trafilatura", "pydantic", "streamlit"} & set(done.stdout.split()) == set()


def test_what_parsers_print_or_warn_of_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableError):
        parsed(Kind.PDF, b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF")
    assert capfd.readouterr() == ("", "")
