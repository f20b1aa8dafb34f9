"""Which spellings of a place are kept, and the shorter ones that news use: "Kursk" for "Kurskaya oblast'"."""

import re
from collections.abc import Iterable

from dateline.names import fold

_TYPES = (
    r"autonomous oblast|autonomous region|autonomous republic|oblast['’]?|voblasts['’]?|province|region|governorate|state|republic"
    r"|prefecture|county|district|department|voivodeship|krai|kray|raion|rayon|municipality|emirate|canton|parish|okrug|division|city"
    r"|subprefecture|borough|commune|regency|territory|special region|metropolitan city|city municipality|urban district"
    r"|область|обласьт|область|обл|район|край|република|республика|республіка|вобласць|раён|місто|город"
    r"|ili|ilçesi|rayonu|megye|župa|županija|apskritis|novads|maakond|län|fylke|kraj|okres|judet|județ|il|viloyati|oblusy|oblysy|oblısı"
)
_OF = (
    r"(?:autonomous )?(?:republic|province|state|governorate|department|emirate|region|municipality|city|county|district|commonwealth)"
    r" of(?: the)?"
    r"|(?:la )?(?:provincia|província|province|provinz|departamento|département|estado|région|region|región|gouvernorat|wilaya|wilayat"
    r"|municipio|município|comune|land|landkreis|kreis|bezirk|kanton|canton|préfecture|cercle|distrito|district|département|comarca)"
    r"(?: (?:de la|de los|de las|de|del|do|da|dos|di|of|du|des|et))?"
    r"|(?:raionul|komuna e|opstina|općina|opština|powiat|województwo|muhafazat|muḩāfaz̧at|muḥāfaẓat|wilāyat|ostān-e|shahrestān-e"
    r"|arrondissement(?: de| d)?|город|місто|республика|республіка|автономная республика|автономна республіка|misto|gorod|horad)"
    r"|(?:محافظة|إمارة|منطقة|ولاية|استان|شهرستان|مديرية|قضاء|ناحية)"
)
_SUFFIX = re.compile(rf"[\s-]+(?:{_TYPES})\.?$", re.IGNORECASE)
_PREFIX = re.compile(rf"^(?:{_OF})\s+", re.IGNORECASE)
_ELIDED = re.compile(r"^(?:province|département|région|provincia|préfecture|wilaya) d['’]", re.IGNORECASE)
_CJK = re.compile(r"^(?P<bare>[\u3400-\u9fff]{2,})[省市县縣州区區府都]$")
# Words that say nothing once the type is gone: "Northern District".
_EMPTY = frozenset(
    "north south east west northern southern eastern western central centre center capital upper lower coast coastal metropolitan "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern middle inner outer special autonomous "
    "national city province region state district municipality republic the federal new old saint san santa of and urban rural "
    "town village settlement territory area county department oblast raion rayon".split()
)
_CODE = re.compile(r"[A-Z]{2,3}")
_ADJECTIVE = re.compile(
    r"(?:(?<=sk)|(?<=tsk)|(?<=ck)|(?<=ск)|(?<=цьк)|(?<=ськ)|(?<=цк))"
    r"(?:aja|aya|aia|yy|iy|ij|yi|yj|ii|i|y|a|oye|oe|e|ая|ий|ое|а|ай|ого|ой)$"
)


def bare(name: str) -> str | None:
    """The name without the word for its type: "Sudzhanskiy" for "Sudzhanskiy Rayon"; None if nothing of meaning is left over."""
    name = re.sub(r"\s*\([^)]*\)$", "", name.strip())
    short = _SUFFIX.sub("", _ELIDED.sub("", _PREFIX.sub("", name))).strip(" -'’")
    if cjk := _CJK.match(short):
        short = cjk["bare"]
    if short == name or len(short) < 2 or _says_nothing(fold(short)):
        return None
    return short


def noun_of(adjective: str, towns: Iterable[str]) -> list[str]:
    """The towns an adjective can be made from: "Kursk" for "Kurskaya", "Sudzha" for "Sudzhanskiy". `towns`: those of the unit."""
    stem = _ADJECTIVE.sub("", adjective.lower())
    if stem == adjective.lower():
        return []
    stem = fold(stem)
    root = re.sub("(?:n|ov|ev|in|н|ов|ев|єв|ин|ін)?(?:s|t|z)?(?:k|sk|ск|ськ|цк|цьк)$", "", stem)
    return [
        town
        for town in towns
        if fold(town) == stem or (len(root) >= 4 and fold(town).startswith(root) and len(fold(town)) <= len(root) + 3)
    ]


def _says_nothing(key: str) -> bool:
    """ "The Settlement", "Region": GeoNames has such as other names."""
    return all(word in _EMPTY for word in key.split())


def kept(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """The spellings worth showing: no codes (KYH), no addresses, nothing without a letter; one of each folding, never the name's own."""
    seen = {fold(name), ""}
    result = []
    for spelling in map(str.strip, spellings):
        key = fold(spelling)
        if (
            key in seen
            or "://" in spelling
            or "\n" in spelling
            or _CODE.fullmatch(spelling)
            or not any(map(str.isalpha, spelling))
        ):
            continue
        if (len(key) == 1 and key.isascii()) or _says_nothing(key):
            continue
        seen.add(key)
        result.append(spelling)
    return tuple(result)


def keys(name: str, spellings: Iterable[str]) -> set[str]:
    """What the place is found by. A single Latin letter (the village Å) finds nothing: it would find every "a"."""
    found = {fold(spelling) for spelling in (name, *spellings)}
    return {key for key in found if key and not (len(key) == 1 and key.isascii())}
