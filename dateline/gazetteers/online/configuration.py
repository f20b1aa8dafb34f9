"""Which service is asked, on whose behalf and under which terms. The operator says so; without a word from them nothing is
asked. In `.streamlit/secrets.toml`, which is never committed:

    [geocoding]
    contact = "you@your.domain"         # all that the public Nominatim needs

    [geocoding]                         # or any other service of geopy's
    contact = "you@your.domain"
    service = "opencage"
    policy = "https://opencagedata.com/terms"
    [geocoding.arguments]               # of its geocoder
    api_key = "…"
"""

import inspect
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from geopy.exc import GeopyError
from geopy.geocoders import get_geocoder_for_service

from dateline import __version__
from dateline.errors import GeocodingError

MAX_CONTACT = 200  # characters
LEAST_PAUSE = 1.0  # seconds; the policy of the public Nominatim: "an absolute maximum of 1 request per second"
_CONTACT = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+|https?://[^\s<>()]+\.[^\s<>()]+")
_OURS = frozenset({"user_agent", "adapter_factory", "timeout", "self"})  # not the operator's to set
_PUBLIC = "openstreetmap.org"
_POLICY = "https://operations.osmfoundation.org/policies/nominatim/"  # of the public Nominatim alone
_OSM = ("nominatim", "photon", "pickpoint", "locationiq")  # they answer out of OpenStreetMap
_OSM_ATTRIBUTION = "© OpenStreetMap contributors"  # https://www.openstreetmap.org/copyright


@dataclass(frozen=True, slots=True)
class Configuration:
    """Raises GeocodingError, with what is wrong and where, for what cannot be asked."""

    contact: str  # an email or web address of the operator, by which the service can complain
    service: str = "nominatim"  # a name of `geopy.geocoders.get_geocoder_for_service`
    arguments: Mapping[str, Any] = field(
        default_factory=dict, repr=False, hash=False
    )  # of that geocoder; keys are among them
    policy: str = ""  # a link to the service's terms
    attribution: str = ""  # the words the service wants to see beside what it says
    timeout: float = 8.0  # seconds: one request, its answer's last byte included
    deadline: float = 15.0  # seconds: one question, with its second try
    pause: float = 1.1  # seconds from one request to the next, of all sessions together
    days: float = 30.0  # for which an answer, or "not found", is not asked for again

    def __post_init__(self) -> None:
        _check_contact(self.contact)
        _check_arguments(self.service, self.arguments)
        for name in ("timeout", "deadline", "pause", "days"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
                raise GeocodingError(f"[geocoding] {name}: a number above 0 is wanted")
        server = str(self.arguments.get("domain") or _PUBLIC)
        is_public = self.service == "nominatim" and server.strip("/").endswith(_PUBLIC)
        if is_public and self.pause < LEAST_PAUSE:
            raise GeocodingError(f"[geocoding] pause: the public Nominatim takes one request in {LEAST_PAUSE:g} s")
        defaults = {
            "policy": _POLICY if is_public else "",
            "attribution": _OSM_ATTRIBUTION if self.service in _OSM else "",
        }
        for name, default in defaults.items():
            if not isinstance(getattr(self, name), str):
                raise GeocodingError(f"[geocoding] {name}: text is wanted")
            object.__setattr__(self, name, getattr(self, name) or default)
        if self.policy and not self.policy.startswith(("https://", "http://")):
            raise GeocodingError("[geocoding] policy: a web address is wanted")

    @property
    def user_agent(self) -> str:
        return f"Dateline/{__version__} ({self.contact})"

    @property
    def title(self) -> str:
        """The service as a reader knows it: "Nominatim"."""
        return str(get_geocoder_for_service(self.service).__name__)

    @property
    def realm(self) -> str:
        """What its answers are kept under: the service and, where it is one's own, its server. No key."""
        return " ".join([self.service, *(str(self.arguments[k]) for k in ("scheme", "domain") if k in self.arguments)])


def configured(settings: Mapping[str, Any]) -> Configuration:
    """From plain settings, such as the section [geocoding] of Streamlit's secrets. Raises GeocodingError."""
    names = [f.name for f in fields(Configuration)]
    for key in settings:
        if key not in names:
            raise GeocodingError(f"[geocoding] {key}: not a setting; there are {', '.join(names)}")
    if "contact" not in settings:
        raise GeocodingError(
            "[geocoding] contact: missing. Online geocoding needs an email or web address of yours, which the service sees."
        )
    given = dict(settings)
    arguments = given.get("arguments", {})
    if not isinstance(arguments, Mapping):
        raise GeocodingError("[geocoding] arguments: a table is wanted, [geocoding.arguments]")
    return Configuration(**{**given, "arguments": dict(arguments)})


def _check_contact(contact: object) -> None:
    fits = isinstance(contact, str) and contact.isascii() and len(contact) <= MAX_CONTACT
    if not (fits and _CONTACT.fullmatch(str(contact))):
        raise GeocodingError(
            "[geocoding] contact: an email or web address of yours is wanted; it goes into the User-Agent, "
            "so that the service can reach you"
        )


def _check_arguments(service: object, arguments: Mapping[str, Any]) -> None:
    """What a message repeats are the names of arguments, never their values."""
    try:
        geocoder = get_geocoder_for_service(str(service))
    except GeopyError:
        raise GeocodingError("[geocoding] service: geopy knows no geocoder of this name") from None
    if not callable(getattr(geocoder, "geocode", None)):
        raise GeocodingError("[geocoding] service: this one of geopy's looks up points, not names")
    taken = inspect.signature(geocoder.__init__).parameters
    for name in arguments:
        if name not in taken or name in _OURS:
            known = ", ".join(key for key in taken if key not in _OURS)
            raise GeocodingError(f"[geocoding.arguments] {name}: {service} takes {known}")
    for name, parameter in taken.items():
        if name != "self" and parameter.default is parameter.empty and name not in arguments:
            raise GeocodingError(f"[geocoding.arguments] {name}: missing; {service} needs it")
    if "@" in str(arguments.get("domain", "")):
        raise GeocodingError("[geocoding.arguments] domain: a host is wanted, without a user's name and password")
