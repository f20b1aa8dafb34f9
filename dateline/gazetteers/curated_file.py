"""What a places.yaml comes to: its sound entries, its faults, and the desk on which both are gathered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dateline.gazetteers.curated_schema import did_you_mean
from dateline.model import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where. `line` and `column` count from 1; 0 where the fault is the whole file's."""

    path: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}" if self.line else f"{self.path}: {self.what}"


@dataclass(frozen=True, slots=True)
class Preference:
    """The place that a name means where the text leaves it open. `because` may be empty."""

    place_id: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class CuratedFile:
    """The sound part of a places.yaml, and what is wrong with the rest. Names in `prefer` and `ignore` are folded."""

    places: tuple[Place, ...] = ()
    prefer: Mapping[str, Preference] = field(default_factory=dict)
    ignore: Mapping[str, str] = field(default_factory=dict)  # folded name -> the reason, which may be empty
    faults: tuple[Fault, ...] = ()  # in the order of the file
    same_as: Mapping[str, str] = field(default_factory=dict)  # place id -> id in the embedded gazetteer
    set_aside: tuple[str, ...] = ()  # the entries not used: "entry 'sudzha'", "prefer 'Kursk'", "ignore 'CNN'"


@dataclass(slots=True)
class Desk:
    """What has been read so far."""

    path: str
    exists: Callable[[str], bool]
    places: dict[str, Place] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    prefer: dict[str, Preference] = field(default_factory=dict)
    ignore: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)  # id -> the line that has it first, its entry sound or not
    names: dict[str, int] = field(default_factory=dict)  # "prefer kursk", "ignore cnn" -> the line that has it first
    faults: list[Fault] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)

    def blame(self, line: int, column: int, what: str, label: str = "") -> None:
        self.faults.append(Fault(self.path, line, column, f"{what} ({label})" if label else what))

    def guess(self, place_id: str) -> str:
        # Comparing each of thousands of wrong ids with each of thousands of right ones would take minutes.
        return did_you_mean(place_id, list(self.ids)) if len(self.faults) < 50 else ""
