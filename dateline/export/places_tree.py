"""A places.yaml that is changed in place: comments, order and spelling of all that is not changed stay.

Nothing plain is resolved, so that 2024-08-06, 0123 and NO come out as they went in; what is new and could be read as anything
but text is quoted.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from dateline.gazetteers.curated_schema import MAX_ALIASES
from dateline.names import fold

_HEAD = "# Corrections that this file has no words for:"
# Text that no reader of any YAML takes for something else. A word alone may be "NO".
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/;-]|,(?= )|:(?=\w))*[\w.)]")
_WORDS = frozenset("y n yes no on off true false null nan inf".split())
_Block = CommentedMap | CommentedSeq


class _Unresolved(VersionedResolver):
    """Takes every plain scalar for text."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


class Tree:
    """The text may be empty; else it must be one that `parse_places` finds no fault in."""

    def __init__(self, text: str) -> None:
        self._yaml = YAML()
        self._yaml.Resolver = _Unresolved
        self._yaml.preserve_quotes = True
        self._yaml.width = 10**9
        dash = re.search(r"^( *)- ", text, re.MULTILINE)
        offset = len(dash[1]) if dash else 2
        self._yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
        self._yaml.explicit_start = re.search("^---", text, re.MULTILINE) is not None
        self._line_end = "\r\n" if "\r\n" in text else "\n"
        self._before = text.removeprefix("\ufeff").replace("\r\n", "\n")
        loaded = self._yaml.load(self._before)
        self._root = loaded if isinstance(loaded, CommentedMap) else CommentedMap()
        self._is_new = self._root is not loaded
        self._is_changed = False
        self._comments: list[str] = []

    def text(self) -> str:
        """As it was, where nothing was changed."""
        body = self._before
        if self._is_changed:
            stream = io.StringIO()
            self._yaml.dump(self._root, stream)
            # What is no mapping is comments alone.
            body = f"{self._before.rstrip()}\n\n".lstrip("\n") * self._is_new + stream.getvalue()
            body += self._lost(body)
        return (body + self._told(body)).replace("\n", self._line_end)

    def _lost(self, body: str) -> str:
        """The lines of comment whose place went with an entry that was taken out: they come to the end."""
        kept = {line.strip() for line in body.splitlines()}
        lines = (line.strip() for line in self._before.splitlines())
        return "".join(f"{line}\n" for line in lines if line.startswith("#") and line not in kept)

    def _told(self, body: str) -> str:
        """The comments that come to the end of the file."""
        if not self._comments:
            return ""
        gap = "" if not body or body.endswith("\n") else "\n"
        head = "" if f"\n{_HEAD}\n" in f"\n{body}" else f"{_HEAD}\n"
        return f"{gap}{head}" + "".join(f"{line}\n" for line in self._comments)

    def put_place(self, fields: Mapping[str, str | float], aliases: Sequence[str], same_as: str) -> None:
        """A new entry; or the point and its source of the one with this id."""
        entry = self._place(str(fields["id"]))
        if entry is None:
            entry = CommentedMap({key: _scalar(value) for key, value in fields.items()})
            if same_as:
                entry["same_as"] = same_as
            self._append("places", entry, blank=True)
        elif any(_number(entry[key]) != fields[key] for key in ("lat", "lon")):
            for key in ("lat", "lon", "source"):
                entry[key] = _scalar(fields[key])
            self._is_changed = True
        for alias in aliases:
            self.put_alias(str(fields["id"]), alias)

    def put_alias(self, place_id: str, name: str) -> None:
        entry = self._place(place_id)
        if entry is None or has_name((str(entry["name"]), *map(str, entry.get("aliases") or ())), name):
            return
        if not isinstance(entry.get("aliases"), CommentedSeq):
            flow = CommentedSeq()
            flow.fa.set_flow_style()
            at = list(entry).index("name") + 1
            entry.pop("aliases", None)
            entry.insert(at, "aliases", flow)
        if len(entry["aliases"]) < MAX_ALIASES:
            self._add(entry["aliases"], _scalar(name))

    def put_preference(self, name: str, place_id: str, because: str) -> None:
        section = self._section("prefer", CommentedMap)
        known = next((key for key in section if fold(str(key)) == fold(name)), None)
        entry = section.get(known)
        if known is not None and place_id == str(entry["place"] if isinstance(entry, CommentedMap) else entry):
            return
        if isinstance(entry, CommentedMap):
            entry["place"] = place_id
            entry["because"] = _scalar(because)
        elif known is not None:
            section[known] = place_id
        else:
            self._add(section, CommentedMap({"place": place_id, "because": _scalar(because)}), _scalar(name))
        self._is_changed = True

    def put_ignored(self, name: str, because: str) -> None:
        prefer = self._root.get("prefer")
        for key in [key for key in prefer or () if fold(str(key)) == fold(name)]:
            self._take_out(prefer, key)
        if not any(fold(_ignored(entry)) == fold(name) for entry in self._root.get("ignore") or ()):
            entry = CommentedMap({"name": _scalar(name), "because": _scalar(because)})
            entry.fa.set_flow_style()
            self._append("ignore", entry)

    def drop_ignored(self, name: str) -> None:
        section = self._root.get("ignore")
        for n in reversed(range(len(section or ()))):
            if fold(_ignored(section[n])) == fold(name):
                self._take_out(section, n)

    def is_borne(self, name: str) -> bool:
        """Whether a place of the file has this name."""
        entries = self._root.get("places") or ()
        return any(has_name((str(e["name"]), *map(str, e.get("aliases") or ())), name) for e in entries)

    def put_comments(self, lines: Iterable[str]) -> None:
        """At the end; each that does not stand there already."""
        told = set(self._before.splitlines())
        self._comments += [comment for line in lines if (comment := f"# {line}") not in told]

    def _place(self, place_id: str) -> CommentedMap | None:
        return next((entry for entry in self._root.get("places") or () if str(entry["id"]) == place_id), None)

    def _section(self, name: str, kind: type[_Block]) -> Any:
        """The section, made where it is missing or empty."""
        if not isinstance(self._root.get(name), kind):
            if name not in self._root:
                self._add(self._root, kind(), name)
            else:
                self._root[name] = kind()
        return self._root[name]

    def _append(self, section: str, entry: Any, *, blank: bool = False) -> None:
        self._add(self._section(section, CommentedSeq), entry, blank=blank)

    def _add(self, block: Any, value: Any, key: str | None = None, *, blank: bool = False) -> None:
        """To the end of a block. What stood as a comment after its last entry stands after the new one."""
        self._is_changed = True
        last = None if block.fa.flow_style() else _last(block)
        if block is self._root:  # a new section; what stands at the end of the file stays where it is
            if last and last[1] not in last[0].ca.items:
                _comment(*last, "\n\n")
            block[key] = value
            return
        after = _cut(*last, blank=blank) if last else ""
        if isinstance(block, CommentedMap):
            block[key] = value
        else:
            block.append(value)
        if after and (new := _last(block)):
            _comment(*new, "\n" + after)

    def _take_out(self, block: Any, key: Any) -> None:
        """What stood as a comment after the entry stays, after the one before it."""
        self._is_changed = True
        holder = _last_of(block, key)
        after = _cut(*holder, blank=False) if holder and not block.fa.flow_style() else ""
        keys = list(block) if isinstance(block, CommentedMap) else list(range(len(block)))
        at = keys.index(key)
        del block[key]
        if not block:
            block.fa.set_flow_style()  # "[]": an empty block has no other form
        before = _last_of(block, keys[at - 1]) if at else None
        if after.strip() and before:
            _comment(*before, f"{_eol(*before)}\n{after}")


def has_name(names: Iterable[str], name: str) -> bool:
    return fold(name) in map(fold, names)


def _ignored(entry: Any) -> str:
    return str(entry["name"] if isinstance(entry, CommentedMap) else entry)


def _number(value: Any) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _scalar(value: str | float) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if plain else DoubleQuotedScalarString(value)
    told = repr(value)
    return told if "e" not in told else f"{value:.12f}".rstrip("0") + "0"


def _last(block: Any) -> tuple[Any, Any, int] | None:
    """Where ruamel keeps the comment after a block: at its last leaf, as the third or the first of four."""
    if not block:
        return None
    return _last_of(block, next(reversed(block)) if isinstance(block, CommentedMap) else len(block) - 1)


def _last_of(block: Any, key: Any) -> tuple[Any, Any, int] | None:
    value = block[key]
    if isinstance(value, _Block) and value and not value.fa.flow_style():
        return _last(value)
    return block, key, 2 if isinstance(block, CommentedMap) else 0


def _eol(block: Any, key: Any, place: int) -> str:
    token = (block.ca.items.get(key) or [None] * 4)[place]
    return token.value.rstrip("\n") if token else ""


def _cut(block: Any, key: Any, place: int, *, blank: bool) -> str:
    """The lines of comment after a leaf, which are taken away; what stands on its own line stays. `blank`: an empty line
    is left after it."""
    token = (block.ca.items.get(key) or [None] * 4)[place]
    own, _, after = token.value.partition("\n") if token else ("", "", "")
    if token or blank:
        column = token.start_mark.column if token else 0
        _comment(block, key, place, own + ("\n\n" if blank else "\n"), column)
    return str(after)


def _comment(block: Any, key: Any, place: int, text: str, column: int = 0) -> None:
    tokens = block.ca.items.setdefault(key, [None] * 4)
    tokens[place] = CommentToken(text, CommentMark(column), None)
