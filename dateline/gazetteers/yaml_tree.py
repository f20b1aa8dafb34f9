"""Strict YAML as a tree in which every node knows its line: what a hand-kept file may use, and nothing else.

A scalar's type is settled here and not by YAML's resolver, under which PyYAML reads `NO` as False, `51:44:21` as 186261
and `0123` as 83. Numbers are JSON's, `true`, `false` and `null` are themselves, and all else is text.
Anchors, aliases, merge keys, tags and keys that come twice are faults of their node; what breaks the file off is a
fault of the tree, which holds what stood before it. Nothing here recurses over more than `MAX_DEPTH` levels.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_BYTES = 1_000_000
MAX_DEPTH = 8

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]*)?([eE][-+]?[0-9]+)?")
_SURROGATES = re.compile("[\ud800-\udfff]")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "false": False}

Value = str | int | float | bool | None | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class TreeFault:
    """What YAML may not be here, and where; `line` and `column` are 0 where the fault is the whole file's."""

    line: int
    column: int
    what: str


@dataclass(slots=True)
class Node:
    """`scalar` is set, or `items`, or `pairs`. `line` and `column` count from 1. `cut`: the file broke off in it."""

    line: int
    column: int
    scalar: str | None = None
    quoted: bool = False
    items: "list[Node] | None" = None
    pairs: "dict[str, tuple[Node, Node]] | None" = None  # key -> its own node and the value's
    faults: list[TreeFault] = field(default_factory=list)
    cut: bool = False
    waiting: "Node | None" = None  # while a mapping grows: the key that has no value yet


@dataclass(frozen=True, slots=True)
class Tree:
    """`root` is None when nothing could be read, or nothing is in the file. `fault`: what broke it off."""

    root: Node | None
    fault: TreeFault | None = None


def read_tree(raw: bytes) -> Tree:
    """Never raises."""
    if len(raw) > MAX_BYTES:
        return Tree(None, TreeFault(0, 0, f"larger than {MAX_BYTES:,} bytes; nothing of it is read"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Tree(None, TreeFault(line, 0, f"not UTF-8 (byte 0x{raw[error.start]:02x}); save the file as UTF-8"))
    stray = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if stray:
        line = text.count("\n", 0, stray.start()) + 1
        column = stray.start() - text.rfind("\n", 0, stray.start())
        return Tree(None, TreeFault(line, column, f"the character U+{ord(stray[0]):04X} may not stand in YAML"))
    return _grow(text)


def value_of(node: Node) -> Value:
    """The tree as plain values, each scalar by the rule at the head of this file."""
    if node.items is not None:
        return [value_of(item) for item in node.items]
    if node.pairs is not None:
        return {key: value_of(value) for key, (_, value) in node.pairs.items()}
    text = node.scalar or ""
    if node.quoted:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def faults_within(node: Node) -> Iterator[TreeFault]:
    """The faults of a node and of all beneath it."""
    yield from node.faults
    for child in node.items or ():
        yield from faults_within(child)
    for key, value in (node.pairs or {}).values():
        yield from faults_within(key)
        yield from faults_within(value)


def is_cut(node: Node) -> bool:
    """Whether the file broke off within it."""
    values = [value for _, value in (node.pairs or {}).values()]
    return node.cut or any(is_cut(child) for child in [*(node.items or ()), *values])


def _grow(text: str) -> Tree:
    """The tree from the parser's events, one after the other; the parser keeps a stack of its own, so depth is ours."""
    root: Node | None = None
    open_nodes: list[Node] = []
    documents = 0
    fault: TreeFault | None = None
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    fault = TreeFault(event.start_mark.line + 1, 1, "a second document; only the first is read")
                    break
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                open_nodes.pop()
            elif isinstance(event, (AliasEvent, ScalarEvent, MappingStartEvent, SequenceStartEvent)):
                node = _node_of(event)
                if open_nodes:
                    _attach(open_nodes[-1], node)
                else:
                    root = node
                if node.items is not None or node.pairs is not None:
                    open_nodes.append(node)
                if len(open_nodes) > MAX_DEPTH:
                    fault = TreeFault(
                        node.line, node.column, f"nested more than {MAX_DEPTH} deep; the rest is not read"
                    )
                    break
    except MarkedYAMLError as error:
        fault = _fault_of(error)
    except Exception as error:  # noqa: BLE001  the parser lets slip built-in errors too ("\UFFFFFFFF" is a ValueError)
        line = open_nodes[-1].line if open_nodes else 0
        fault = TreeFault(line, 0, f"broken YAML ({type(error).__name__}) at or after this line; the rest is not read")
    # The file's own mapping and its lists stay: what was complete in them is good. An entry that was open is not.
    for node in open_nodes[2:]:
        node.cut = True
    return Tree(root, fault)


def _node_of(event: Any) -> Node:
    node = Node(line=event.start_mark.line + 1, column=event.start_mark.column + 1)
    if isinstance(event, AliasEvent):
        node.scalar = f"*{event.anchor}"
        _blame(node, "aliases are not read; write the value out")
        return node
    if event.anchor is not None:
        _blame(node, "anchors are not read; take the & and its name out")
    if event.tag is not None:
        _blame(node, f"tags are not read; take {_short(str(event.tag))} out")
    if isinstance(event, MappingStartEvent):
        node.pairs = {}
    elif isinstance(event, SequenceStartEvent):
        node.items = []
    else:
        node.scalar = event.value
        node.quoted = event.style is not None
        # Control characters and lone surrogates come in through escapes ("\0", "\ud800"); line ends and tabs may stay.
        if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n" for c in event.value):
            _blame(node, "holds a control character or half a surrogate pair")
            node.scalar = _SURROGATES.sub("\ufffd", event.value)  # pydantic raises on a key that holds one
    return node


def _attach(parent: Node, node: Node) -> None:
    if parent.items is not None:
        parent.items.append(node)
        return
    if parent.pairs is None:
        raise AssertionError("only lists and mappings are open")
    if parent.waiting is None:
        parent.waiting = node
        return
    key, parent.waiting = parent.waiting, None
    if node.scalar == "" and not node.quoted:  # the parser puts a value that is not there where the next key stands
        node.line, node.column = key.line, key.column
    if key.scalar is None:
        _blame(node, "a key must be plain text, not a list or a mapping")
    name = key.scalar if key.scalar is not None else f"?{key.line}:{key.column}"
    if name == "<<" and not key.quoted:
        _blame(key, "merge keys are not read; write the values out")
    if name in parent.pairs:
        first = parent.pairs[name][0].line
        what = f"the key {_short(name)!r} stands already in line {first}"
        parent.faults.append(TreeFault(key.line, key.column, what))
        return
    parent.pairs[name] = (key, node)


def _blame(node: Node, what: str) -> None:
    node.faults.append(TreeFault(node.line, node.column, what))


def _fault_of(error: MarkedYAMLError) -> TreeFault:
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context or "cannot be read")
    if r"'\t'" in problem:
        problem = "a tab; indent with spaces"
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return TreeFault(line, column, f"broken YAML: {problem}; the rest is not read")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
