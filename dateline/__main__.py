"""The command line.

python -m dateline read URL|FILE|ARTICLE [--to text|json|geojson|kml|csv|html|gpkg] [--out FILE] [--filter TEXT] [--weak]
                        [--corrections TEXT] [--gazetteer FILE]...
python -m dateline batch IN.jsonl OUT.jsonl [--jobs N] [--no-claims] [--gazetteer FILE]...
python -m dateline check [places.yaml | FILE.csv | FILE.geojson]
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

from dateline import articles, settings
from dateline.errors import DatelineError, ExportError, GazetteerError
from dateline.export.forms import FORMS, exported, save
from dateline.filters import KEYS, filtered, from_parameters
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
        return _read(asked)
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2


def _read(asked: argparse.Namespace) -> int:
    if FORMS[asked.to].is_binary and asked.out is None and sys.stdout.isatty():
        raise ExportError(f"A terminal cannot show {asked.to}: say --out FILE.")
    article = _article(asked.article)
    with closing(open_gazetteer(asked.places, own=own_files(asked.gazetteer))) as gazetteer:
        if gazetteer.faults:
            raise GazetteerError(gazetteer.faults[0])
        story = heard(_corrected(article, gazetteer, asked.corrections))
    story = _filtered(story, asked.filter)
    if asked.to not in ("text", "json"):  # the others have no room for them
        sys.stderr.writelines(f"dateline: {notice.text}\n" for notice in story.notices)
    raw = exported(story, asked.to, weak=asked.weak)
    if asked.out is not None:
        save(raw, asked.out)
    else:
        sys.stdout.buffer.write(raw)  # whatever the encoding of the terminal
        sys.stdout.buffer.flush()
    return 0


def _filtered(story: Story, text: str) -> Story:
    """What a filter keeps, as the link of the dashboard holds it. Raises ExportError for one that cannot be used: a file that
    holds more than was asked for is worse than none."""
    parameters = parse_qs(text.removeprefix("?"))
    asked, faults = from_parameters(parameters, story)
    unknown = sorted(parameters.keys() - KEYS.values())
    names = ", ".join(KEYS.values())
    faults = (*(f"There is no filter “{key}”, only {names}." for key in unknown), *faults)
    if faults:
        raise ExportError(" ".join(faults))
    kept = filtered(story, asked)
    if kept.places or not asked:
        return kept
    return replace(kept, notices=(*kept.notices, Notice("The filter keeps no place of this article.")))


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
        "article",
        help="a .txt, .md, .html, .pdf or .docx file, an address on the web, - for standard input, or one of: "
        + ", ".join(articles.shipped()),
    )
    reading.add_argument("--to", choices=tuple(FORMS), default="text")
    reading.add_argument("--out", type=Path, metavar="FILE", help="where to write it (default: standard output)")
    reading.add_argument(
        "--filter",
        default="",
        metavar="TEXT",
        help="what to keep, as a link of the dashboard holds it: “side=russia&status=claimed&from=2025-03-01”",
    )
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
        "--no-claims", action="store_true", help="mentions alone, without who says what and when: three times as fast"
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
    if name.startswith(("https://", "http://")) or Path(name).suffix.lower() in (".html", ".htm", ".pdf", ".docx"):
        from dateline import outside  # a text needs neither the web nor a reader of files

        article, notes = outside.article(name)
        sys.stderr.writelines(f"dateline: {note}\n" for note in notes)
        return article
    shipped = articles.open_shipped(name)
    return shipped or articles.open_file(Path(name))


if __name__ == "__main__":
    sys.exit(main())
