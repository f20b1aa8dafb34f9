"""The command line: `python -m dateline read ARTICLE [--to text|json|geojson]`, `python -m dateline check places.yaml`."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from dateline import articles, settings
from dateline.errors import DatelineError, GazetteerError
from dateline.gazetteers.curated import check
from dateline.gazetteers.embedded import Embedded
from dateline.model import Article, Story
from dateline.pipeline import open_gazetteer, read


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 faults found by `check`, 2 a bad argument or input."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "check":
            with closing(Embedded(settings.gazetteer_file())) as base:
                return check(asked.file, sys.stdout, lambda place_id: base.get(place_id) is not None)
        article = _article(asked.article)
        with closing(open_gazetteer(asked.places)) as gazetteer:
            if gazetteer.faults:
                raise GazetteerError(gazetteer.faults[0])
            story = read(article, gazetteer)
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a terminal of another encoding cannot hold the text
    sys.stdout.write(_written(story, asked.to))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dateline", description="A war report as a map that can be checked."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("read", help="tell an article by place")
    reading.add_argument(
        "article", help=f"a .md or .txt file, - for standard input, or one of: {', '.join(articles.shipped())}"
    )
    reading.add_argument("--to", choices=("text", "json", "geojson"), default="text")
    reading.add_argument(
        "--places", type=Path, default=settings.places_file(), help="the curated gazetteer (default: places.yaml)"
    )
    checking = commands.add_parser("check", help="check a places.yaml and report every fault in it")
    checking.add_argument("file", type=Path, nargs="?", default=settings.places_file())
    return parser


def _article(name: str) -> Article:
    if name == "-":
        return articles.open_bytes(sys.stdin.buffer, "standard input", "standard-input")
    shipped = articles.open_shipped(name)
    return shipped or articles.open_file(Path(name))


def _written(story: Story, form: str) -> str:
    # Imported here: a command that needs one form need not load the others.
    if form == "text":
        from dateline.export.plain import to_text

        return to_text(story)
    if form == "json":
        from dateline.export.story_json import to_json

        return json.dumps(to_json(story), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    from dateline.export.geojson import to_geojson

    return json.dumps(to_geojson(story), ensure_ascii=False, allow_nan=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
