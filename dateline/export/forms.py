"""The forms that a story can be saved in, one table for the command line and the app."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dateline.errors import ExportError
from dateline.model import Story


class Writer(Protocol):
    def __call__(self, story: Story, *, weak: bool) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Form:
    """`suffix` has its dot. `is_binary`: no terminal can show it."""

    title: str
    suffix: str
    media: str
    write: Writer
    is_binary: bool = False


def exported(story: Story, form: str, *, weak: bool = False) -> bytes:
    """The story, as far as it was filtered, in one of FORMS. `weak`: with the descriptions ("the town")."""
    return FORMS[form].write(story, weak=weak)


def save(raw: bytes, path: Path) -> None:
    """All of it or nothing: what was there before stays until the new file is whole. Raises ExportError."""
    path = path.resolve()
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe, which nothing may take the place of
            path.write_bytes(raw)
            return
        try:
            unfinished.write_bytes(raw)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{path.name} cannot be written: {error.strerror or error}") from error


# Each imports its own: whoever needs one form need not load the others.


def _text(story: Story, *, weak: bool) -> bytes:
    from dateline.export.plain import to_text

    return to_text(story, weak=weak).encode()


def _json(story: Story, *, weak: bool) -> bytes:
    from dateline.export.story_json import to_json

    return f"{json.dumps(to_json(story, weak=weak), ensure_ascii=False, allow_nan=False, indent=2)}\n".encode()


def _geojson(story: Story, *, weak: bool) -> bytes:
    from dateline.export.geojson import to_geojson

    return f"{json.dumps(to_geojson(story, weak=weak), ensure_ascii=False, allow_nan=False)}\n".encode()


def _kml(story: Story, *, weak: bool) -> bytes:
    from dateline.export.kml import to_kml

    return to_kml(story, weak=weak).encode()


def _csv(story: Story, *, weak: bool) -> bytes:
    from dateline.export.csv_rows import to_csv

    return to_csv(story, weak=weak).encode()


def _gpkg(story: Story, *, weak: bool) -> bytes:
    from dateline.export.gpkg import to_gpkg

    return to_gpkg(story, weak=weak)


def _page(story: Story, *, weak: bool) -> bytes:
    from dateline.export.page import to_page
    from dateline.export.strong import strong

    return to_page(story if weak else strong(story)).encode()


FORMS: Mapping[str, Form] = {
    "text": Form("Plain text", ".txt", "text/plain", _text),
    "json": Form("JSON: everything found", ".json", "application/json", _json),
    "geojson": Form("GeoJSON", ".geojson", "application/geo+json", _geojson),
    "kml": Form("KML, for Google Earth", ".kml", "application/vnd.google-earth.kml+xml", _kml),
    "csv": Form("CSV, for a spreadsheet", ".csv", "text/csv", _csv),
    "html": Form("One page that opens without a network", ".html", "text/html", _page),
    "gpkg": Form("GeoPackage, for QGIS", ".gpkg", "application/geopackage+sqlite3", _gpkg, is_binary=True),
}
