"""Every check of this project, on a fresh machine too: `python3 tests/run.py [--only-tests] [pytest's arguments]`.

Makes .venv-tests at the top of the repository (used again while the requirements stay the same), finds Chromium or
Chrome, makes .venv-nominatim for the geocoder that tests/nominatim/ asks, then runs ruff, mypy --strict, import-linter
and pytest. The last line is pytest's; the exit code is 0 only if all of them passed. Standard library only: it runs before
anything is installed.

Without a browser the tests marked `browser` are skipped: DATELINE_NO_BROWSER holds the reason for tests/conftest.py.
With one, CHROME holds its path. Likewise those marked `nominatim`, and DATELINE_NO_NOMINATIM.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
VENV = TOP / ".venv-tests"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
REQUIREMENTS = (TOP / "requirements.txt", TOP / "tests" / "requirements.txt")
PYTHON = (3, 11)

NOMINATIM = TOP / ".venv-nominatim"
NOMINATIM_REQUIREMENTS = (TOP / "tests" / "nominatim" / "requirements.txt",)
# The database, in which tests/keep/ saves as well, its filler, and what pip needs to compile PyICU.
NOMINATIM_PACKAGES = ("postgresql", "postgresql-postgis", "osm2pgsql", "libicu-dev", "pkg-config", "g++", "python3-dev")

# What mypy reads, as far as it is there.
TYPED = ("dateline", "dashboard.py", "pages", "tests", "benchmarks")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Chromium/Application/chrome.exe",
)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Set up and run every check.", epilog="All else goes to pytest.")
    parser.add_argument("--only-tests", action="store_true", help="pytest alone, without ruff, mypy and import-linter")
    options, for_pytest = parser.parse_known_args(arguments)
    if sys.version_info < PYTHON:
        say(f"Python {PYTHON[0]}.{PYTHON[1]} or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    if not set_up():
        return 2
    browser, reason = find_or_install_browser()
    no_nominatim = set_up_nominatim()
    failed = [] if options.only_tests else [name for name, command in linters().items() if run(name, command) != 0]
    if not options.only_tests:
        say(f"\nlinters: {'failed: ' + ', '.join(failed) if failed else 'all passed'}")
    environment = {**os.environ, **({"CHROME": browser} if browser else {"DATELINE_NO_BROWSER": reason})}
    if no_nominatim:
        environment["DATELINE_NO_NOMINATIM"] = no_nominatim
        say(f"nominatim: none; its tests are skipped. {no_nominatim}")
    say(f"browser: {browser or 'none; its tests are skipped. ' + reason}")
    tests = run("pytest", [tool("python"), "-m", "pytest", *for_pytest], environment)
    return 1 if failed or tests else 0


def say(line: str) -> None:
    print(line, flush=True)


def tool(name: str) -> str:
    """The path of a program of the virtual environment."""
    return str(BIN / name)


def linters() -> dict[str, list[str]]:
    # mypy takes a folder without a Python file for a mistake.
    typed = [name for name in TYPED if (TOP / name).is_file() or any((TOP / name).rglob("*.py"))]
    return {
        "ruff check": [tool("ruff"), "check", "."],
        "ruff format": [tool("ruff"), "format", "--check", "--output-format", "concise", "."],
        "mypy": [tool("mypy"), "--strict", *typed],
        "import-linter": [tool("lint-imports"), "--no-logo"],
    }


def run(name: str, command: Sequence[str], environment: dict[str, str] | None = None) -> int:
    say(f"\n== {name}")
    return subprocess.run(command, cwd=TOP, env=environment, check=False).returncode


def set_up() -> bool:
    """The virtual environment with all requirements."""
    return make_environment(VENV, REQUIREMENTS)


def set_up_nominatim() -> str:
    """The reason why there is none; empty once all that tests/nominatim/server.py needs is there."""
    lacking = missing_for_nominatim()
    if lacking and apt_install(*NOMINATIM_PACKAGES):
        lacking = missing_for_nominatim()
    if lacking:
        return f"It needs {lacking}. On Debian or Ubuntu: apt-get install {' '.join(NOMINATIM_PACKAGES)}"
    # PyICU is compiled here, in half the time without optimisation.
    quick = {"CFLAGS": "-O0 -g0"}
    if make_environment(NOMINATIM, NOMINATIM_REQUIREMENTS, quick):
        return ""
    if apt_install(*NOMINATIM_PACKAGES) and make_environment(NOMINATIM, NOMINATIM_REQUIREMENTS, quick):
        return ""
    return f"pip could not install {NOMINATIM_REQUIREMENTS[0].relative_to(TOP)}; its words stand above."


def missing_for_nominatim() -> str:
    ask = [sys.executable, "-m", "tests.nominatim.server", "--missing"]
    asked = subprocess.run(ask, cwd=TOP, capture_output=True, text=True, check=False)
    return ", ".join(asked.stdout.splitlines()) or (asked.stderr[-500:] if asked.returncode else "")


def make_environment(venv: Path, requirements: Sequence[Path], extra: dict[str, str] | None = None) -> bool:
    """Made anew when the requirements or the interpreter changed; pip runs with the extra variables. The last of the
    files is what pip is given, the others it names."""
    stamp = venv / "requirements.sha256"
    makers = [sys.version.encode(), *(file.read_bytes() for file in requirements)]
    wanted = hashlib.sha256(b"\n".join(makers)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    say(f"== setting up {venv.name}")
    if not make_venv(venv):
        return False
    python = str(venv / BIN.name / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(requirements[-1])]
    if subprocess.run(install, cwd=TOP, env={**os.environ, **(extra or {})}, check=False).returncode:
        say(f"pip could not install {requirements[-1].relative_to(TOP)}; its words stand above. Is there a network?")
        return False
    stamp.write_text(wanted)
    return True


def make_venv(venv: Path) -> bool:
    make = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if subprocess.run(make, check=False).returncode == 0:
        return True
    # Debian and Ubuntu keep a part of venv in a package of its own.
    if apt_install("python3-venv") and subprocess.run(make, check=False).returncode == 0:
        return True
    say("A virtual environment could not be made. On Debian or Ubuntu: apt-get install python3-venv")
    return False


def find_or_install_browser() -> tuple[str, str]:
    """The path of a browser and "", or "" and the reason why there is none."""
    asked = os.environ.get("CHROME")
    if asked and not shutil.which(asked):
        return "", f"CHROME is set to {asked}, which is no program. Correct or unset it."
    found = asked or find_browser()
    if not found and apt_install("chromium"):
        found = find_browser()
    if found:
        return shutil.which(found) or found, ""
    return "", "Neither Chromium nor Chrome was found. Install one, or set CHROME to its path."


def find_browser() -> str | None:
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    for place in BROWSER_PLACES:
        program = Path(os.path.expandvars(place)).expanduser()
        if program.is_file():
            return str(program)
    return None


def apt_install(*packages: str) -> bool:
    """Whether the packages could be installed: on Debian and Ubuntu, as root or where sudo asks for no password."""
    if not shutil.which("apt-get"):
        return False
    sudo: list[str] = []
    if os.name == "posix" and os.geteuid() != 0:
        sudo = ["sudo", "-n"]
        if not shutil.which("sudo") or subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode:
            return False
    say(f"== installing {', '.join(packages)}")
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    commands = ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages])
    return all(subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0 for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
