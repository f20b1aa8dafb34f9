"""What a user's own gazetteer comes to: its sound places, its faults, and what a reader of it hands on row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import Outline, Place


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong and where. `number` counts lines, or features, from 1; 0 where the fault is the whole file's."""

    file: str
    number: int
    what: str
    is_feature: bool = False

    def __str__(self) -> str:
        if not self.number:
            return f"{self.file}: {self.what}"
        where = f"{self.file}: feature {self.number}" if self.is_feature else f"{self.file}:{self.number}"
        return f"{where}: {self.what}"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The sound part of a file, and what is wrong with the rest. `file` is its name, as faults and reasons give it."""

    file: str
    places: tuple[Place, ...] = ()
    by_key: Mapping[str, Sequence[Place]] = field(default_factory=dict)  # folded name -> places, as in the file
    outlines: Mapping[str, Outline] = field(default_factory=dict)  # place id -> extent
    faults: tuple[RowFault, ...] = ()  # the first ones, in the order of the file
    wrong: int = 0  # how many faults there are
    set_aside: int = 0  # how many rows are not used
    unread: tuple[str, ...] = ()  # columns of a CSV file that mean nothing to Dateline


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or a feature before it is looked at. `fault`: what is wrong with the whole of it."""

    number: int
    fields: Mapping[str, object] = field(default_factory=dict)  # by the keys of `own_schema.COLUMNS`; none is empty
    outline: Outline | None = None
    several: bool = False  # it has several points, of which `fields` has the first
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file as entries. `fault`: why there are none."""

    entries: Iterable[Entry] = ()
    unread: tuple[str, ...] = ()
    fault: str = ""
    line: int = 0  # of the fault
