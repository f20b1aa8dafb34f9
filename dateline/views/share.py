"""Links to what is shown, and a frame for it on another page. Pure."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

from dateline.carried import SAFE
from dateline.model import Story
from dateline.names import fold

HEIGHT = 640  # pixels of the frame


def link(app: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """The address of the map with these parameters. `app`: the address of any page of the app."""
    parts = urlsplit(app)
    folder = parts.path.rpartition("/")[0] + "/"
    return urlunsplit((parts.scheme, parts.netloc, folder, urlencode(parameters, doseq=True), ""))


def length(address: str) -> str:
    """How long it is, and what that means."""
    told = f"{len(address):,} characters."
    if len(address) <= SAFE:
        return told
    return f"{told} Longer than {SAFE:,}: some mail and chat programs cut it, and some servers refuse it. Try it once."


def filename(story: Story) -> str:
    """A name for files of the story, without a suffix: letters and digits of its title; else "story"."""
    words = re.findall(r"[a-z0-9]+", fold(story.article.title))
    return "-".join(words[:8])[:60] or "story"


def frame(address: str, title: str) -> str:
    """HTML that shows the map and the panel within another page."""
    source = address + ("&" if "?" in address else "?") + "embed=true"
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{HEIGHT}" '
        'style="border: 0" loading="lazy" allow="fullscreen"></iframe>'
    )
