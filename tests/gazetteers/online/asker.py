"""A process that asks a service on loopback for names, with the cache that it is told to share."""

import sys
from pathlib import Path

from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import Configuration
from dateline.gazetteers.online.query import Query
from dateline.gazetteers.online.service import Online


def main(folder: str, domain: str, *names: str) -> None:
    arguments = {"domain": domain, "scheme": "http", "proxies": {}}
    online = Online(Configuration(contact="maps@example.org", arguments=arguments), Cache(Path(folder)))
    for name in names:
        sys.stdout.write(f"{online.ask(Query(name)).status}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
