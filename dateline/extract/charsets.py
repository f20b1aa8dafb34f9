"""Bytes to text: what the bytes say themselves, then what was said of them, then what they look like."""

import codecs

from dateline.extract.found import UnreadableError

# The encodings of https://encoding.spec.whatwg.org that articles come in. Python knows more of them (punycode, utf-7,
# unicode_escape), which are slow or read one text as another.
_KNOWN = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp866 cp874 cp932 koi8-r koi8-u mac-cyrillic big5 euc_jp euc_kr gb18030 gbk"
    " gb2312 shift_jis cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3"
    " iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16".split()
)
_LATIN = ("iso8859-1", "ascii")  # who says so means Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
# Among these alone is guessed: a rarer one wins too often on a short text.
_GUESSED = "cp1251 cp1252 koi8_r cp866 cp1250 cp1253 cp1254 cp1255 cp1256 gb18030 big5 shift_jis euc_jp euc_kr".split()
_SAMPLE = 65_536  # bytes that are guessed by: the guess takes 0.1 s at most


def known(charset: str | None) -> str | None:
    """Python's name for an encoding that a header or a page names; None for one that articles do not come in."""
    try:
        name = codecs.lookup((charset or "").strip()).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    return "cp1252" if name in _LATIN else name if name in _KNOWN else None


def decoded(content: bytes, *said: str | None) -> tuple[str, tuple[str, ...]]:
    """The text, and a note where the encoding was guessed or was not as said. `said`: the first that fits is taken.

    Raises UnreadableError for bytes that are no text.
    """
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", "replace"), ()
    if name := wide(content):
        note = f"Read as {_shown(name)}: it does not say its encoding."
        return content.decode(name, "replace"), () if name == "utf-16" else (note,)
    charsets = [name for charset in said if (name := known(charset))]
    # UTF-8 first: what fits it by chance is no text, and servers that call all their pages Latin-1 are many.
    for name in ("utf-8", *charsets):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        return text, () if content.isascii() else _unlike(charsets, name)
    guess = _guessed(content)
    why = f"it is not {_shown(charsets[0])}, as it says" if charsets else "it does not say its encoding"
    note = f"Read as {_shown(guess)}: {why}. Look whether its letters are right."
    return content.decode(guess, "replace"), (note,)


def _unlike(charsets: list[str], name: str) -> tuple[str, ...]:
    if charsets and name != charsets[0]:
        return (f"Read as {_shown(name)}: it is not {_shown(charsets[0])}, as it says.",)
    return ()


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(content[:_SAMPLE], cp_isolation=_GUESSED))
    if not matches:
        raise UnreadableError("is not text in any encoding that is known here. Save it as UTF-8, or paste its text.")
    # Windows-1250 and -1252 are often equal on a short text; the one that comes first is meant more often.
    return min(matches, key=lambda match: (match.chaos, -match.coherence, _GUESSED.index(match.encoding))).encoding


def wide(content: bytes) -> str | None:
    """UTF-16, by its mark or by the zeros that every other byte is in a text of most scripts, at the spaces at least."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _shown(name: str) -> str:
    """As people write it: "Windows-1251"."""
    if name.startswith("cp125"):
        return f"Windows-{name[2:]}"
    return name.removesuffix("-sig").upper().replace("_", "-").replace("ISO8859", "ISO-8859")
