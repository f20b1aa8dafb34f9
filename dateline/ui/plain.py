"""Words of an article or a gazetteer where Streamlit reads Markdown: labels and captions."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def plain(text: str) -> str:
    """The same on the screen, as it is, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
