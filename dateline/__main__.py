"""The command line.

python -m dateline read ARTICLE [--to text|json|geojson] [--weak] [--corrections TEXT] [--gazetteer FILE]...
python -m dateline batch IN.jsonl OUT.jsonl [--jobs N] [--no-claims] [--gazetteer FILE]...
python -m dateline check [places.yaml | FILE.csv | FILE.geojson]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from dateline import articles, settings
from dateline.errors import DatelineError, GazetteerError
from dateline.gazetteers import own
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.curated import check
from dateline.gazetteers.embedded import Embedded
from dateline.model import Article, Notice, Story
from dateline.pipeline import heard, open_gazetteer, own_files, read


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 faults found by `check` or lines skipped by `batch`, 2 a bad argument or input."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "check":
            with closing(Embedded(settings.gazetteer_file())) as base:
                if own.is_own(asked.file):
                    return own.check(asked.file, sys.stdout, base)
                return check(asked.file, sys.stdout, lambda place_id: base.get(place_id) is not None)
        if asked.command == "batch":
            return _batch(asked)
        article = _article(asked.article)
        with closing(open_gazetteer(asked.places, own=own_files(asked.gazetteer))) as gazetteer:
            if gazetteer.faults:
                raise GazetteerError(gazetteer.faults[0])
            story = heard(_corrected(article, gazetteer, asked.corrections))
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    if asked.to == "geojson":  # which has no room for them
        sys.stderr.writelines(f"dateline: {notice.text}\n" for notice in story.notices)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a terminal of another encoding cannot hold the text
    sys.stdout.write(_written(story, asked.to, weak=asked.weak))
    return 0


def _corrected(article: Article, gazetteer: Chain, text: str) -> Story:
    """The story as corrected by what a link holds; what of it cannot be used is a notice."""
    if not text:
        return read(article, gazetteer)
    from dateline.links import decoded

    corrections, faults = decoded(text, gazetteer.get)
    story = read(article, gazetteer, corrections)
    return replace(story, notices=(*map(Notice, faults), *story.notices))


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
        "--weak",
        action="store_true",
        help="with what only describes a place: “the town”, taken to mean the one named before",
    )
    reading.add_argument(
        "--corrections",
        default="",
        metavar="TEXT",
        help="what a person corrected, as the link of the dashboard holds it",
    )
    many = commands.add_parser("batch", help="read many articles: a line of JSON each, with an id and a text")
    many.add_argument("source", type=Path, metavar="IN.jsonl")
    many.add_argument("target", type=Path, metavar="OUT.jsonl", help="what it holds already is not read again")
    many.add_argument(
        "--no-claims", action="store_true", help="mentions alone, without who says what and when: twice as fast"
    )
    many.add_argument("--jobs", type=_jobs, default=1, help="processes (default: 1)")
    for command in (reading, many):
        command.add_argument(
            "--places", type=Path, default=settings.places_file(), help="the curated gazetteer (default: places.yaml)"
        )
        command.add_argument(
            "--gazetteer",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a .csv or .geojson of your own places; may be given again",
        )
    checking = commands.add_parser("check", help="check a places.yaml, .csv or .geojson and report every fault in it")
    checking.add_argument("file", type=Path, nargs="?", default=settings.places_file())
    return parser


def _jobs(value: str) -> int:
    jobs = int(value)
    if not 1 <= jobs <= 256:
        raise argparse.ArgumentTypeError("from 1 to 256")
    return jobs


def _batch(asked: argparse.Namespace) -> int:
    from dateline import batch

    bar = sys.stderr.isatty()

    def told(progress: batch.Progress) -> None:
        if progress.fault:
            clear = "\r\x1b[K" if bar else ""
            print(f"{clear}{asked.source}, line {progress.line}: {progress.fault}; skipped", file=sys.stderr)
        if bar:
            share = progress.position / progress.size
            print(f"\r{'#' * int(40 * share):.<40} {share:4.0%}, line {progress.line:,}", end="", file=sys.stderr)

    files = own_files(asked.gazetteer)
    sys.stderr.writelines(f"dateline: {notice}\n" for notice in own.notices(files))
    summary = batch.run(
        asked.source, asked.target, asked.places, jobs=asked.jobs, told=told, own=files, claims=not asked.no_claims
    )
    before = f", {summary.kept:,} were there already" if summary.kept else ""
    skipped = f", {summary.skipped:,} lines skipped" if summary.skipped else ""
    print(f"{chr(10) if bar else ''}{summary.written:,} articles read{before}{skipped}", file=sys.stderr)
    return 1 if summary.skipped else 0


def _article(name: str) -> Article:
    if name == "-":
        return articles.open_bytes(sys.stdin.buffer, "standard input", "standard-input")
    shipped = articles.open_shipped(name)
    return shipped or articles.open_file(Path(name))


def _written(story: Story, form: str, *, weak: bool) -> str:
    # Imported here: a command that needs one form need not load the others.
    if form == "text":
        from dateline.export.plain import to_text

        return to_text(story, weak=weak)
    if form == "json":
        from dateline.export.story_json import to_json

        return json.dumps(to_json(story, weak=weak), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    from dateline.export.geojson import to_geojson

    return json.dumps(to_geojson(story, weak=weak), ensure_ascii=False, allow_nan=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
