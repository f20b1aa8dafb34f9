"""JSON to text that fits into a link, and back: packed by zlib, in base64url. What a link says is never trusted."""

import base64
import json
import re
import unicodedata
import zlib
from typing import Any

from dateline.errors import LinkError

DAMAGED = "it is damaged, perhaps cut off"
_BASE64 = re.compile(r"[A-Za-z0-9_-]+")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")  # turn the text that follows around
_BAD = frozenset({"Cc", "Cs", "Zl", "Zp"})  # control characters, halves of pairs, line ends


def is_plain(text: str) -> bool:
    """Whether it is one line that reads as it is written."""
    return not (_OVERRIDES.search(text) or any(unicodedata.category(c) in _BAD for c in text))


def packed(wire: Any) -> tuple[str, int]:
    """The text, and how many bytes it unpacks to. The same value gives the same text. NaN raises ValueError."""
    raw = json.dumps(wire, separators=(",", ":"), sort_keys=True, ensure_ascii=False, allow_nan=False).encode("utf-8")
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode("ascii").rstrip("="), len(raw)


def unpacked(text: str, most_characters: int, most_bytes: int) -> Any:
    """The value. No more is unpacked than it may hold. Raises LinkError with the reason, whatever stands in `text`."""
    if len(text) > most_characters:
        raise LinkError(f"it is longer than {most_characters:,} characters")
    if not _BASE64.fullmatch(text):
        raise LinkError("it holds characters that no such link has")
    try:
        raw = _inflated(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), most_bytes)
        return json.loads(raw.decode("utf-8"))
    except LinkError:
        raise  # it is a ValueError too, and says more than the next line
    except (ValueError, zlib.error, RecursionError) as error:
        raise LinkError(DAMAGED) from error


def _inflated(squeezed: bytes, most: int) -> bytes:
    unpacking = zlib.decompressobj()
    raw = unpacking.decompress(squeezed, most + 1)
    if len(raw) > most:
        raise LinkError(f"it unpacks to more than {most:,} bytes")
    if not unpacking.eof:
        raise LinkError(DAMAGED)
    return raw
