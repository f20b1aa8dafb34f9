"""What an operator may set by environment variables: where the app finds its files.

DATELINE_PLACES      the curated gazetteer (default: places.yaml beside dashboard.py)
DATELINE_GAZETTEERS  gazetteers of one's own, .csv or .geojson, parted as in PATH (default: none)
DATELINE_ARTICLES    the folder of the articles offered (default: those of the package)
DATELINE_GAZETTEER   the embedded gazetteer (default: that of the package)
DATELINE_MODELS      the folder of the trained models, as `python -m dateline.training --out` writes it (default: that of
                     the package)
DATELINE_CACHE       the folder where answers of the online geocoder are kept (default: "dateline" in the user's cache
                     folder: XDG_CACHE_HOME or ~/.cache, ~/Library/Caches on macOS, LOCALAPPDATA on Windows)
DATELINE_KEEP        the SQLite file of the stories kept, where no other database is configured (default:
                     "dateline/stories.sqlite" in the user's folder of data: XDG_DATA_HOME or ~/.local/share,
                     ~/Library/Application Support on macOS, LOCALAPPDATA on Windows)
"""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent


def places_file() -> Path:
    return _path("DATELINE_PLACES", _PACKAGE.parent / "places.yaml")


def own_gazetteers() -> tuple[Path, ...]:
    parts = os.environ.get("DATELINE_GAZETTEERS", "").split(os.pathsep)
    return tuple(Path(part) for part in parts if part.strip())


def articles_folder() -> Path:
    return _path("DATELINE_ARTICLES", _PACKAGE / "data" / "articles")


def gazetteer_file() -> Path:
    return _path("DATELINE_GAZETTEER", _PACKAGE / "data" / "gazetteer.sqlite")


def models_folder() -> Path:
    return _path("DATELINE_MODELS", _PACKAGE / "data" / "model")


def cache_folder() -> Path | None:
    """None where the user has no folder of their own, as in some containers."""
    if own := os.environ.get("DATELINE_CACHE"):
        return Path(own)
    return _own_folder("XDG_CACHE_HOME", Path(".cache"), Path("Library", "Caches"))


def keep_file() -> Path | None:
    """None where the user has no folder of their own."""
    if own := os.environ.get("DATELINE_KEEP"):
        return Path(own)
    folder = _own_folder("XDG_DATA_HOME", Path(".local", "share"), Path("Library", "Application Support"))
    return folder / "stories.sqlite" if folder else None


def _own_folder(variable: str, elsewhere: Path, on_macos: Path) -> Path | None:
    """Dateline's own in one of the user's: that of the variable, or these within the home."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    match sys.platform:
        case "win32":
            return _path("LOCALAPPDATA", home / "AppData" / "Local") / "dateline"
        case "darwin":
            return home / on_macos / "dateline"
    return _path(variable, home / elsewhere) / "dateline"


def _path(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable) or default)
