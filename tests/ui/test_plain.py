"""Words where Streamlit reads Markdown: nothing in them is markup, and no address becomes a link."""

import pytest

from dateline.ui.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* _b_ [c](d)", r"\*a\* \_b\_ \[c\]\(d\)"),
        ("a\n  b", "a b"),
        ("see https://evil.example", "see https\\:\u2060//evil\\.example"),
        ("WWW.evil.example", "WWW\u2060\\.evil\\.example"),
        ("a@evil.example", "a\u2060@evil\\.example"),
    ],
)
def test_markup_is_words(text: str, shown: str) -> None:
    assert plain(text) == shown
