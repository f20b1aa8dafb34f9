"""Files of SQLite: written by two processes at once, killed while writing, damaged, not to be written to."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from dateline.errors import KeepError
from dateline.keep.configuration import Keeping
from dateline.keep.kept import new_id
from dateline.keep.store import Store
from tests.keep.conftest import NOON, story
from tests.postgres import TOP


def store(file: Path, most: int = 1000) -> Store:
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    return Store(engine, Keeping(allowed=True, days=30, most=most))


_SAVER = """
import sys
from pathlib import Path
from tests.keep.conftest import story
from tests.keep.test_sqlite import store
kept = store(Path(sys.argv[1]), 50)
for n in range(30):
    try:
        print(kept.save(story(f"Sumy {n}.")))
    except OSError as error:
        print(error, file=sys.stderr)
"""


def test_two_processes_at_once_and_the_bound_holds(file: Path) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(file)],
            cwd=TOP,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in both]
    ids = [line for out, _ in said for line in out.split()]
    refused = [line for _, err in said for line in err.splitlines()]
    assert len(ids) == 50
    assert refused == ["This site keeps at most 50 stories, and has as many now."] * 10
    assert all(store(file).open(each, NOON) for each in ids)


_KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from tests.keep.conftest import story
from tests.keep.test_sqlite import store
kept = store(Path(sys.argv[1]))
print(kept.save(story()), flush=True)
event.listen(kept._engine, "commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))
kept.save(story("x" * 500_000))
"""


def test_killed_while_it_writes_the_rest_is_whole(file: Path) -> None:
    """After the second story was written to the file, and before that was made good."""
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(file)], cwd=TOP, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == -9, done.stderr
    kept = store(file, 2)
    assert kept.open(done.stdout.strip(), NOON)
    assert kept.save(story())  # the one that was killed takes no room
    with pytest.raises(KeepError, match="at most 2"):
        kept.save(story())


@pytest.mark.parametrize(
    "damage", [b"no database at all, but long enough to look at" * 100, b"SQLite format 3\x00" * 99]
)
def test_a_damaged_file_is_one_sentence(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    for act in (lambda: store(file).save(story()), lambda: store(file).open(new_id())):
        with pytest.raises(KeepError, match="is damaged, or is none"):
            act()
    assert file.read_bytes() == damage


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    with pytest.raises(KeepError, match="the folder of the database cannot be made"):
        store(tmp_path / "kept" / "stories.sqlite").save(story())


def test_a_path_with_signs_in_it(tmp_path: Path) -> None:
    kept = store(tmp_path / "ünder 100% #1" / "stories.sqlite")
    assert kept.open(kept.save(story()), NOON)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="folders are locked otherwise there")
def test_a_folder_that_is_read_only_is_one_sentence() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        story_id = store(folder / "stories.sqlite").save(story())
        (folder / "stories.sqlite").chmod(0o444)
        folder.chmod(0o555)
        with as_nobody():
            with pytest.raises(KeepError, match="cannot be written to"):
                store(folder / "stories.sqlite").save(story())
            with pytest.raises(KeepError, match="cannot be written to"):
                store(folder / "others.sqlite").save(story())
            assert store(folder / "stories.sqlite").open(story_id, NOON)
        folder.chmod(0o755)


def test_a_file_that_another_holds_is_one_sentence(file: Path) -> None:
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool, connect_args={"timeout": 0.1})
    kept = Store(engine, Keeping(allowed=True))
    kept.save(story())
    with engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(KeepError, match="the database is busy"):
            kept.save(story())
        other.rollback()
    assert kept.save(story())
