"""A PostgreSQL of our own, for as long as somebody holds the other end of standard input:

    python -m tests.postgres    prints the URL of a database on loopback once it answers; ends with its input

All of it lies in a folder of its own under the system's folder for temporary files, which goes with it. However the caller
ends, killed outright too, its end of the pipe closes, and everything here is shut down. tests/nominatim/server.py has one
as well, with PostGIS. Standard library only.
"""

import contextlib
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
START_SECONDS = 30
# The database lives for a minute: nothing needs to outlast a failure of power.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off")


def main() -> int:
    end_with_input()
    port = free_port()
    with own_folder("postgres-") as folder, postgres(folder, programs(), port):
        sys.stdout.write(f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres\n")
        sys.stdout.flush()
        threading.Event().wait()
    return 0


@contextlib.contextmanager
def running(module: str, seconds: float) -> Iterator[str]:
    """Runs such a module as this one, and yields the line that it prints; empty where it printed none in time. It ends when
    its standard input does, however these tests end."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
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
            yield process.stdout.readline().strip() if selector.select(seconds) else ""
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(30)


def missing() -> str:
    """Why no PostgreSQL can be had here, in a sentence; empty where it can."""
    lacking = [] if sys.platform == "linux" else ["Linux"]
    lacking += [] if programs() else ["PostgreSQL"]
    lacking += missing_user()
    return f"A PostgreSQL of our own needs {', '.join(lacking)}." if lacking else ""


def missing_user() -> list[str]:
    is_missing = os.name == "posix" and os.geteuid() == 0 and _user() is None
    return ["the user postgres, as PostgreSQL does not run as root"] if is_missing else []


def programs(extension: str = "plpgsql") -> Path | None:
    """The folder of PostgreSQL's own programs, as Debian and Ubuntu lay them out, of the newest with this extension."""
    for control in sorted(Path("/usr/share/postgresql").glob(f"*/extension/{extension}.control"), reverse=True):
        folder = Path("/usr/lib/postgresql") / control.parts[-3] / "bin"
        if (folder / "initdb").is_file():
            return folder
    return None


def _user() -> tuple[int, int] | None:
    """The user and group that Debian and Ubuntu made for PostgreSQL."""
    import pwd  # not on Windows

    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        return None
    return user.pw_uid, user.pw_gid


def end_with_input() -> None:
    """From now on the process ends as if asked to by SIGTERM once its standard input does."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    def wait() -> None:
        os.read(sys.stdin.fileno(), 1)  # b"" once the other end is closed
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


@contextlib.contextmanager
def own_folder(prefix: str) -> Iterator[Path]:
    """Short, as the path of a socket may have 107 bytes, and open to the user postgres."""
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextlib.contextmanager
def postgres(folder: Path, programs: Path | None, port: int | None = None) -> Iterator[None]:
    """Listens on a socket in `folder / "pg"`, and on this port of 127.0.0.1 if there is one."""
    store = folder / "pg"
    if programs is None:
        raise RuntimeError(missing())
    store.mkdir(0o700)
    uid, gid = (_user() if os.geteuid() == 0 else None) or (None, None)
    groups: list[int] | None = None
    if uid is not None and gid is not None:
        os.chown(store, uid, gid)
        groups = []
    make: list[str | Path] = [programs / "initdb", "-D", store, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    make += ["--locale=C.UTF-8", "-N"]
    with (folder / "pg.log").open("wb") as log:
        subprocess.run(
            make, cwd=folder, stdout=log, stderr=log, user=uid, group=gid, extra_groups=groups, check=True, timeout=60
        )
        listen = ["listen_addresses=127.0.0.1", f"port={port}"] if port else ["listen_addresses="]
        settings = [*listen, f"unix_socket_directories={store}", *FAST]
        command: list[str | Path] = [programs / "postgres", "-D", store]
        command += [part for setting in settings for part in ("-c", setting)]
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, user=uid, group=gid, extra_groups=groups
        )
    try:
        wait_for(process, folder / "pg.log", lambda: _ready(programs, store, port or 5432))
        yield
    finally:
        end(process, signal.SIGQUIT)  # at once: nothing of it is kept


def _ready(programs: Path, store: Path, port: int) -> bool:
    if not (store / f".s.PGSQL.{port}").is_socket():
        return False
    ask: list[str | Path] = [programs / "pg_isready", "-q", "-h", store, "-p", str(port)]
    return subprocess.run(ask, check=False).returncode == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(process: subprocess.Popen[bytes], log: Path, ready: Callable[[], bool]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if ready():
            return
        time.sleep(0.1)
    raise RuntimeError(f"{log.stem} did not start:\n{tail(log)}")


def end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    process.send_signal(how)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def tail(log: Path) -> str:
    return log.read_text("utf-8", "replace")[-2000:]


if __name__ == "__main__":
    sys.exit(main())
