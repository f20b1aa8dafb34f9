"""Files are parsed apart: in a child process with limits, whose answer is trusted no more than the file."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.extract.found import Found, Kind, UnreadableError
from dateline.extract.limits import ANSWER, CHILDREN, WAIT, WALL

_TOP = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-B", "-W", "ignore", "-m", "dateline.extract.child")  # -B: no .pyc is written
# All that a child gets of the environment: no key and no address of a database.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL")
_PASTE = "Open it, copy the article and paste its text."
_seats = threading.BoundedSemaphore(CHILDREN)


def parsed(
    kind: Kind,
    content: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    command: Sequence[str] = _COMMAND,
    wall: float = WALL,
    wait: float = WAIT,
) -> Found:
    """What a child finds in a file. Raises UnreadableError. `command` starts a child that speaks as `child.py` does."""
    if not _seats.acquire(timeout=wait):
        raise UnreadableError("has to wait: others are being read. Bring it again in a minute.")
    try:
        head = json.dumps({"kind": kind, "url": url, "charset": charset}).encode()
        raw, code, late = _run(command, head + b"\n" + content, wall)
    finally:
        _seats.release()
    if late or -code == getattr(signal, "SIGXCPU", None):
        raise UnreadableError(f"takes too long to read. {_PASTE}")
    if code == 0 and len(raw) <= ANSWER:
        from dateline.extract.answer import found  # pydantic takes 0.1 s, and a child imports this package too

        if answer := found(raw):
            return answer
    raise UnreadableError(f"stops its reader: it is damaged, or made to do so. {_PASTE}")


def _run(command: Sequence[str], sent: bytes, wall: float) -> tuple[bytes, int, bool]:
    """What a child writes, its exit code, and whether the time was over. When this returns, it has ended with its group."""
    late = threading.Event()
    with _started(command) as child:
        assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018  # both are pipes

        def stop() -> None:
            late.set()
            _kill(child)

        timer = threading.Timer(wall, stop)
        feeder = threading.Thread(target=_feed, args=(child, sent), daemon=True)
        timer.start()
        feeder.start()
        try:
            raw = child.stdout.read(ANSWER + 1)
            if len(raw) > ANSWER:
                _kill(child)
            code = child.wait()  # the timer ends one that only closed its output
        finally:
            timer.cancel()
            _kill(child)
            feeder.join()
    return raw, code, late.is_set()


@contextmanager
def _started(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    child = subprocess.Popen(  # noqa: S603  # a command of our own; the file goes to its standard input
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_TOP,
        env=environment,
        start_new_session=True,  # so that it is killed with all that it may have started
    )
    try:
        yield child
    finally:
        _kill(child)
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):  # a pipe to a dead child, which cannot be flushed
                if pipe:
                    pipe.close()
        child.wait()


def _feed(child: subprocess.Popen[bytes], sent: bytes) -> None:
    assert child.stdin is not None  # noqa: S101  # it is a pipe
    with suppress(OSError):  # it ended before it had read all
        child.stdin.write(sent)
        child.stdin.close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):  # it has ended
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
