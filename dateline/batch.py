"""Many articles in one run: JSON Lines in, JSON Lines out, in the order of the input.

A line of the input is `{"id", "text"}`, with `title`, `published` (a date) and `source` where they are known. A line of
the output is `{"id", "mentions": [...], "claims": [...], "dates": [...], "figures": [...]}`; see `export/batch_rows.py`
and `export/said.py`. What an interrupted run has written is kept.
"""

import gc
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from dateline import articles
from dateline.errors import ArticleError, GazetteerError
from dateline.export.batch_rows import rows
from dateline.export.said import said
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.own import OwnFile
from dateline.model import Article
from dateline.pipeline import heard, open_gazetteer, read
from dateline.text import models

AHEAD = 8  # chunks under way for each process: bounds the memory, whatever the length of the input
CHUNK = 16  # lines handed to a process at a time


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come. Lines are counted from 1; `position` and `size` are bytes of the input."""

    line: int
    position: int
    size: int
    fault: str = ""  # what was wrong with this line, which was skipped


@dataclass(frozen=True, slots=True)
class Summary:
    written: int
    kept: int  # written by an earlier run
    skipped: int


def run(
    source: Path,
    target: Path,
    places: Path,
    *,
    jobs: int = 1,
    told: Callable[[Progress], None],
    own: Sequence[OwnFile] = (),
    claims: bool = True,
) -> Summary:
    """Reads each article of `source` whose id is not in `target` yet, and appends it there. Without `claims` a line holds
    mentions alone, which takes half the time.

    Raises ArticleError when a file cannot be opened or `target` holds something else, GazetteerError where there is none.
    """
    done = _done(target)
    counts = {"written": 0, "skipped": 0, "kept": len(done)}
    try:
        with source.open("rb") as lines, target.open("ab") as out:
            size = os.fstat(lines.fileno()).st_size
            for number, position, _id, row in _answers(_unread(lines, done), _Reader(places, own, claims), jobs):
                fault = ""
                if isinstance(row, str):
                    fault = row
                    counts["skipped"] += 1
                else:
                    out.write(row)
                    out.flush()
                    counts["written"] += 1
                told(Progress(number, position, size, fault))
    except OSError as error:
        if isinstance(error, GazetteerError):
            raise
        raise ArticleError(f"{error.filename or source}: {error.strerror or error}") from error
    return Summary(**counts)


def _done(target: Path) -> set[str]:
    """The ids that an earlier run has written; its last line is cut off where it was interrupted."""
    if not target.exists():
        return set()
    found: set[str] = set()
    whole = 0
    try:
        with target.open("r+b") as lines:
            for raw in lines:
                if not raw.endswith(b"\n"):
                    break
                whole += len(raw)
                found.add(_id_of_answer(json.loads(raw)))
            lines.truncate(whole)
    except OSError as error:
        raise ArticleError(f"{target} cannot be opened: {error.strerror or error}") from error
    except (ValueError, TypeError, LookupError) as error:
        raise ArticleError(f"{target} holds something else than answers; it is left as it is") from error
    return found


def _id_of_answer(row: dict[str, Any]) -> str:
    if not isinstance(row["mentions"], list):
        raise TypeError
    return str(row["id"])


Line = tuple[int, int, str, dict[str, Any] | str]  # number, position behind it, id, the value or what is wrong with it
Answer = tuple[int, int, str, bytes | str]  # the same with the line to be written


def _unread(lines: BinaryIO, done: set[str]) -> Iterator[Line]:
    position = 0
    seen: dict[str, int] = {}  # the line of each id
    for number, raw in enumerate(lines, 1):
        position += len(raw)
        if not raw.strip():
            continue
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            yield number, position, "", "not JSON"
            continue
        key = _key(value)
        if key is None:
            yield number, position, "", "not an object with an id and a text"
        elif key in seen:
            yield number, position, key, f"the id {key[:80]!r} was given before, in line {seen[key]}"
        else:
            seen[key] = number
            if key not in done:
                yield number, position, key, value


def _key(value: object) -> str | None:
    if isinstance(value, dict) and "id" in value and isinstance(value.get("text"), str):
        return str(value["id"])
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a process reads with."""

    places: Path
    own: Sequence[OwnFile]
    claims: bool


def _answers(lines: Iterator[Line], reader: _Reader, jobs: int) -> Iterator[Answer]:
    if jobs == 1:
        gazetteer = _open(reader)
        try:
            for line in lines:
                yield _answer(line, gazetteer, reader)
        finally:
            gazetteer.close()
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(reader,)) as pool:
        waiting = [pool.submit(_answer_all, chunk) for chunk in _chunks(lines, AHEAD * jobs)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(_answer_all, chunk) for chunk in _chunks(lines, 1)]


def _chunks(lines: Iterator[Line], most: int) -> Iterator[list[Line]]:
    for _ in range(most):
        if not (chunk := list(islice(lines, CHUNK))):
            return
        yield chunk


_opened: list[tuple[Chain, _Reader]] = []  # in a process of the pool: its gazetteer


def _start(reader: _Reader) -> None:
    _opened.append((_open(reader), reader))


def _open(reader: _Reader) -> Chain:
    gazetteer = open_gazetteer(reader.places, own=reader.own)
    if gazetteer.faults:
        raise GazetteerError(gazetteer.faults[0])
    models.load()
    # What stays for the whole run is not looked through for rubbish again and again: a tenth of the time.
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    return gazetteer


def _answer_all(lines: list[Line]) -> list[Answer]:
    return [_answer(line, *_opened[0]) for line in lines]


def _answer(line: Line, gazetteer: Chain, reader: _Reader) -> Answer:
    number, position, key, value = line
    if isinstance(value, str):
        return number, position, key, value
    try:
        article = _article(key, value)
    except ArticleError as error:
        return number, position, key, str(error)
    story = read(article, gazetteer)
    row = {"id": value["id"], "mentions": rows(story)} | (said(heard(story)) if reader.claims else {})
    return number, position, key, json.dumps(row, allow_nan=False).encode("ascii") + b"\n"


def _article(key: str, value: dict[str, Any]) -> Article:
    published = value.get("published")
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except (TypeError, ValueError) as error:
        raise ArticleError(f"published: {published!r} is not a date like 2025-03-09") from error
    return articles.of(
        key, value["text"], title=_words(value, "title"), publisher=_words(value, "source"), published=day
    )


def _words(value: dict[str, Any], name: str) -> str | None:
    words = value.get(name)
    if words is not None and not isinstance(words, str):
        raise ArticleError(f"{name}: {words!r} is not text")
    return words
