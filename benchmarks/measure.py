"""Runs a command on one core and prints what it took, as JSON: `python measure.py CORE COMMAND [ARGUMENT]...`. Linux.

A process of its own, which imports nothing: what Linux counts as a child's peak memory begins with its parent's.
"""

import json
import os
import sys
import time


def main() -> int:
    """The exit code of the command."""
    os.sched_setaffinity(0, {int(sys.argv[1])})
    start = time.perf_counter()
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "megabytes": used.ru_maxrss / 1024}))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
