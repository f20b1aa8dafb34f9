"""A Nominatim of our own on loopback, for as long as somebody holds the other end of standard input:

    python -m tests.nominatim.server            prints its address once it answers, with its folder; ends with its input
    python -m tests.nominatim.server --missing  says what this machine lacks, one thing a line; 1 if there is any

All of it lies in a folder of its own under the system's folder for temporary files, which goes with it: a PostgreSQL
(tests/postgres.py) that listens on a socket in that folder alone, and what `world.py` knows of the world, imported without
a network. However the caller ends, killed outright too, its end of the pipe closes, and everything here is shut down.
Standard library only; nominatim itself lives in .venv-nominatim, which tests/run.py makes.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.nominatim import world
from tests.postgres import (
    end,
    end_with_input,
    free_port,
    missing_user,
    own_folder,
    postgres,
    programs,
    tail,
    wait_for,
)

NOMINATIM = Path(__file__).resolve().parents[2] / ".venv-nominatim" / "bin" / "nominatim"
IMPORT_SECONDS = 180  # it takes 10 to 15
LOG = "asked.log"  # in the folder: a line for each question


def main(arguments: Sequence[str]) -> int:
    if "--missing" in arguments:
        lacking = missing_programs()
        sys.stdout.writelines(f"{line}\n" for line in lacking)
        return 1 if lacking else 0
    end_with_input()
    with own_folder("nominatim-") as folder, postgres(folder, programs("postgis")), _nominatim(folder) as url:
        sys.stdout.write(f"{url} {folder}\n")
        sys.stdout.flush()
        threading.Event().wait()
    return 0


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
    if programs("postgis") is None:
        lacking.append("PostgreSQL with PostGIS")
    if not shutil.which("osm2pgsql"):
        lacking.append("osm2pgsql")
    return lacking + missing_user()


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
            raise RuntimeError(f"nominatim import failed:\n{tail(log)}")
        address = f"127.0.0.1:{free_port()}"
        serve: list[str | Path] = [NOMINATIM, "serve", "--project-dir", project, "--server", address]
        process = subprocess.Popen(serve, cwd=folder, env=environment, stdout=said, stderr=said)
    try:
        wait_for(process, log, lambda: _answers(f"http://{address}/status"))
        yield f"http://{address}"
    finally:
        end(process, signal.SIGTERM)


def _answers(url: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
