"""places.yaml: the hand-kept gazetteer, read first, so that it corrects all others."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TextIO

from dateline.gazetteers.curated_file import CuratedFile, Fault, Preference
from dateline.gazetteers.curated_reading import parse_places
from dateline.gazetteers.yaml_tree import MAX_BYTES
from dateline.model import Kind, Known, Outline, Place
from dateline.names import fold

__all__ = ["Curated", "CuratedFile", "Fault", "Preference", "check", "parse_places", "read_places"]


def read_places(path: Path, exists: Callable[[str], bool] | None = None) -> CuratedFile:
    """Never raises: a file that is missing or unreadable is one fault.

    `exists` says whether the embedded gazetteer has a place with this id; without it such ids are taken on trust.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        what = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read ({type(error).__name__})"
        return CuratedFile(faults=(Fault(path.name, 0, 0, what),))
    return parse_places(raw, path.name, exists)


def check(path: Path, out: TextIO, exists: Callable[[str], bool] | None = None) -> int:
    """Each fault on a line, then what was found. The exit code: 0 when the file is sound, 1 when it is not."""
    file = read_places(path, exists)
    out.writelines(f"{fault}\n" for fault in file.faults)
    found = [
        counted(len(file.places), "place"),
        counted(len(file.prefer), "preference"),
        counted(len(file.ignore), "ignored name"),
    ]
    wrong = "no faults"
    if file.faults:
        aside = counted(len(file.set_aside), "entry", "entries")
        wrong = f"{counted(len(file.faults), 'fault')}, {aside} set aside"
    out.write(f"{path.name}: {', '.join(found)}; {wrong}\n")
    return 1 if file.faults else 0


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 place", "1,200 places"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class Curated:
    """The gazetteer over a `CuratedFile`. It has no outlines of its own: `same_as` leads to the embedded one's."""

    def __init__(self, file: CuratedFile) -> None:
        self.prefer = file.prefer
        self.ignore = file.ignore
        self.faults = file.faults
        self._same_as = file.same_as
        self._by_id = {place.id: place for place in file.places}
        self._by_key: dict[str, list[Place]] = {}
        for place in file.places:
            for key in dict.fromkeys(fold(name) for name in (place.name, *place.spellings)):
                self._by_key.setdefault(key, []).append(place)

    def close(self) -> None:
        """Nothing is held open."""

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        return {
            key: Known(frozenset(place.kind for place in places), 0, curated=True)
            for key in keys
            if (places := self._by_key.get(key)) is not None
        }

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        """In the order of the file, which is the order of its keeper."""
        return tuple(self._by_key.get(fold(toponym), ()))

    def get(self, place_id: str) -> Place | None:
        return self._by_id.get(place_id)

    def outline(self, place_id: str) -> Outline | None:
        return None

    def country(self, code: str) -> Place | None:
        return next((p for p in self._by_id.values() if p.kind is Kind.COUNTRY and p.country == code), None)

    def same_as(self, place_id: str) -> str | None:
        """The id under which the embedded gazetteer has this place."""
        return self._same_as.get(place_id)
