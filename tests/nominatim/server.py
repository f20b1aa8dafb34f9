"""A Nominatim of our own on loopback, for as long as somebody holds the other end of standard input:

    python -m tests.nominatim.server            prints its address once it answers, with its folder; ends with its input
    python -m tests.nominatim.server --missing  says what this machine lacks, one thing a line; 1 if there is any

All of it lies in a folder of its own under the system's folder for temporary files, which goes with it: a PostgreSQL that
listens on a socket in that folder alone, and what `world.py` knows of the world, imported without a network.
However the caller ends, killed outright too, its end of the pipe closes, and everything here is shut down. Standard
library only; nominatim itself lives in .venv-nominatim, which tests/run.py makes.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.nominatim import world

NOMINATIM = Path(__file__).resolve().parents[2] / ".venv-nominatim" / "bin" / "nominatim"
IMPORT_SECONDS = 180  # it takes 10 to 15
START_SECONDS = 30
LOG = "asked.log"  # in the folder: a line for each question
# The database lives for a minute: nothing needs to outlast a failure of power.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off")


def main(arguments: Sequence[str]) -> int:
    if "--missing" in arguments:
        lacking = missing_programs()
        sys.stdout.writelines(f"{line}\n" for line in lacking)
        return 1 if lacking else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threading.Thread(target=_end_with_input, daemon=True).start()
    with _folder() as folder, _postgres(folder), _nominatim(folder) as url:
        sys.stdout.write(f"{url} {folder}\n")
        sys.stdout.flush()
        threading.Event().wait()
    return 0


def _end_with_input() -> None:
    os.read(sys.stdin.fileno(), 1)  # b"" once the other end is closed
    os.kill(os.getpid(), signal.SIGTERM)


def missing() -> str:
    """Why no Nominatim can be had here, in a sentence; empty where it can."""
    lacking = missing_programs()
    if not lacking and not NOMINATIM.exists():
        lacking = [f"{NOMINATIM.parents[1].name} (python3 tests/run.py makes it)"]
    return f"A Nominatim of our own needs {', '.join(lacking)}." if lacking else ""


def missing_programs() -> list[str]:
    lacking = []
    if sys.platform != "linux":
        lacking.append("Linux")
    if _programs() is None:
        lacking.append("PostgreSQL with PostGIS")
    if not shutil.which("osm2pgsql"):
        lacking.append("osm2pgsql")
    if os.name == "posix" and os.geteuid() == 0 and _user() is None:
        lacking.append("the user postgres, as PostgreSQL does not run as root")
    return lacking


def _programs() -> Path | None:
    """The folder of PostgreSQL's own programs, as Debian and Ubuntu lay them out, of the newest with PostGIS."""
    for control in sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control"), reverse=True):
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


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """Short, as the path of a socket may have 107 bytes, and open to the user postgres."""
    with tempfile.TemporaryDirectory(prefix="nominatim-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextlib.contextmanager
def _postgres(folder: Path) -> Iterator[None]:
    programs, store = _programs(), folder / "pg"
    if programs is None:
        raise RuntimeError(missing())
    store.mkdir(0o700)
    uid, gid = (_user() if os.geteuid() == 0 else None) or (None, None)
    groups: list[int] | None = None
    if uid is not None and gid is not None:
        os.chown(store, uid, gid)
        groups = []
    make: list[str | Path] = [
        programs / "initdb",
        "-D",
        store,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    with (folder / "pg.log").open("wb") as log:
        subprocess.run(
            make, cwd=folder, stdout=log, stderr=log, user=uid, group=gid, extra_groups=groups, check=True, timeout=60
        )
        settings = ["listen_addresses=", f"unix_socket_directories={store}", *FAST]
        command: list[str | Path] = [
            programs / "postgres",
            "-D",
            store,
            *(part for setting in settings for part in ("-c", setting)),
        ]
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, user=uid, group=gid, extra_groups=groups
        )
    try:
        _wait(process, folder / "pg.log", lambda: (store / ".s.PGSQL.5432").is_socket() and _ready(programs, store))
        yield
    finally:
        _end(process, signal.SIGQUIT)  # at once: nothing of it is kept


def _ready(programs: Path, store: Path) -> bool:
    ask: list[str | Path] = [programs / "pg_isready", "-q", "-h", store]
    return subprocess.run(ask, check=False).returncode == 0


@contextlib.contextmanager
def _nominatim(folder: Path) -> Iterator[str]:
    project = folder / "project"
    project.mkdir()
    (project / ".env").write_text(
        f'NOMINATIM_DATABASE_DSN="pgsql:dbname=nominatim;host={folder / "pg"};user=postgres"\n'
        "NOMINATIM_DATABASE_WEBUSER=postgres\n"
        "NOMINATIM_IMPORT_STYLE=extratags\n"
        f"NOMINATIM_LOG_FILE={folder / LOG}\n",
        "utf-8",
    )
    world.write(folder / "world.osm")
    environment = {**os.environ, "PATH": os.pathsep.join([str(NOMINATIM.parent), os.environ.get("PATH", os.defpath)])}
    fill: list[str | Path] = [NOMINATIM, "import", "--project-dir", project, "--osm-file", folder / "world.osm"]
    fill += ["--offline", "--no-updates", "--threads", "2", "--osm2pgsql-cache", "50"]
    log = folder / "nominatim.log"
    with log.open("wb") as said:
        filled = subprocess.run(
            fill, cwd=folder, env=environment, stdout=said, stderr=said, check=False, timeout=IMPORT_SECONDS
        )
        if filled.returncode:
            raise RuntimeError(f"nominatim import failed:\n{_tail(log)}")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        serve: list[str | Path] = [NOMINATIM, "serve", "--project-dir", project, "--server", address]
        process = subprocess.Popen(serve, cwd=folder, env=environment, stdout=said, stderr=said)
    try:
        _wait(process, log, lambda: _answers(f"http://{address}/status"))
        yield f"http://{address}"
    finally:
        _end(process, signal.SIGTERM)


def _answers(url: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _wait(process: subprocess.Popen[bytes], log: Path, ready: Callable[[], bool]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if ready():
            return
        time.sleep(0.1)
    raise RuntimeError(f"{log.stem} did not start:\n{_tail(log)}")


def _end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    process.send_signal(how)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def _tail(log: Path) -> str:
    return log.read_text("utf-8", "replace")[-2000:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
