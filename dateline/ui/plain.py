"""Words of an article or a gazetteer where Streamlit reads Markdown: labels and captions."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
# An address would become a link, escaped or not: https://github.github.com/gfm/#autolinks-extension-
_LINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_JOINER = "\u2060"  # is not seen, and no address goes over it


def plain(text: str) -> str:
    """The same on the screen, as it is, on one line."""
    return _MARKUP.sub(r"\\\1", _LINK.sub(_JOINER, " ".join(text.split())))
