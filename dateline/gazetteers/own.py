"""A user's own gazetteer, CSV or GeoJSON: read after places.yaml and before the embedded one, so that it adds and corrects.

`own_file` has what it comes to, `own_csv` and `own_geojson` read the formats, `own_schema` says what may stand in a row,
`own_reading` puts rows and faults together.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from dateline.gazetteers.base import Gazetteer
from dateline.gazetteers.curated import counted
from dateline.gazetteers.own_atlas import Atlas
from dateline.gazetteers.own_file import OwnFile
from dateline.gazetteers.own_reading import READERS, read_own, slug_of
from dateline.model import Kind, Known, Outline, Place
from dateline.names import fold

__all__ = ["Own", "OwnFile", "check", "is_own", "notices", "read_files"]


def is_own(path: Path) -> bool:
    """Whether a file's name says that it is such a gazetteer."""
    return path.suffix.lower() in READERS


def read_files(paths: Iterable[Path], base: Gazetteer | None = None) -> tuple[OwnFile, ...]:
    """Each file once, in this order. Never raises. `base` tells which regions the rows mean, and what is in a country."""
    atlas = Atlas(base)
    files: list[OwnFile] = []
    prefixes: set[str] = set()
    for path in dict.fromkeys(path.absolute() for path in paths):
        name = _printable(path.name or str(path))
        number, prefix = 1, slug_of(name)
        while prefix in prefixes:
            number += 1
            prefix = slug_of(f"{name}-{number}")
        prefixes.add(prefix)
        files.append(read_own(path, name if number == 1 else f"{name} ({number})", prefix, atlas))
    return tuple(files)


def _printable(name: str) -> str:
    """Half surrogates stand in the name of a file whose bytes are no text; they reach no screen."""
    return name if name.isprintable() else name.encode("unicode_escape").decode("ascii")


def notices(files: Iterable[OwnFile]) -> list[str]:
    """What the app says of the faults: one sentence a file, so that a long list of them does not bury the story."""
    return [str(file.faults[0]) + _and_more(file) for file in files if file.faults]


def _and_more(file: OwnFile) -> str:
    more = counted(file.wrong - 1, "more fault")
    aside = f", {counted(file.set_aside, 'row')} set aside" if file.set_aside else ""
    return f"; and {more}{aside}: “python -m dateline check” lists them" if file.wrong > 1 else ""


def check(path: Path, out: TextIO, base: Gazetteer | None = None) -> int:
    """Each fault on a line, then what was found. The exit code: 0 when the file is sound, 1 when it is not."""
    (file,) = read_files([path], base)
    out.writelines(f"{fault}\n" for fault in file.faults)
    if file.wrong > len(file.faults):
        out.write(f"{file.file}: {counted(file.wrong - len(file.faults), 'more fault')}\n")
    if file.unread:
        out.write(f"{file.file}: columns that are not read: {', '.join(file.unread)}\n")
    wrong = "no faults"
    if file.wrong:
        wrong = f"{counted(file.wrong, 'fault')}, {counted(file.set_aside, 'row')} set aside"
    out.write(f"{file.file}: {counted(len(file.places), 'place')}; {wrong}\n")
    return 1 if file.wrong else 0


class Own:
    """Fulfils `Gazetteer` over an `OwnFile`."""

    def __init__(self, file: OwnFile) -> None:
        self.file = file
        self._by_id = {place.id: place for place in file.places}
        self._countries = {p.country: p for p in reversed(file.places) if p.kind is Kind.COUNTRY and p.country}

    def close(self) -> None:
        """Nothing is held open."""

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        by_key = self.file.by_key
        return {
            key: Known(frozenset(p.kind for p in places), max(p.population for p in places), curated=True)
            for key in keys
            if (places := by_key.get(key)) is not None
        }

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        """In the order of the file, which is the order of its keeper."""
        return tuple(self.file.by_key.get(fold(toponym), ()))

    def get(self, place_id: str) -> Place | None:
        return self._by_id.get(place_id)

    def outline(self, place_id: str) -> Outline | None:
        return self.file.outlines.get(place_id)

    def country(self, code: str) -> Place | None:
        return self._countries.get(code)
