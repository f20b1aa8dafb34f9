"""A process that writes answers to the cache until it is killed, and says after each commit which it was."""

import itertools
import sys
from pathlib import Path

from dateline.gazetteers.online.cache import Cache


def main(folder: str, prefix: str) -> None:
    cache = Cache(Path(folder), rows=1_000_000)  # what is dropped for its age is not lost
    for n in itertools.count():
        key = f"{prefix}-{n}"
        if not cache.put(key, f"answer to {key} " * 40):
            return
        sys.stdout.write(f"{key}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
