"""What an operator may write, and what a wrong word comes to. Keys are never repeated."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from dateline.errors import DatelineError, GeocodingError
from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import Configuration, configured
from dateline.gazetteers.online.query import Query
from dateline.gazetteers.online.service import Online

KEY = "k3y-that-nobody-may-see"
CONTACT = "maps@example.org"


def test_a_contact_is_enough() -> None:
    made = configured({"contact": CONTACT})
    assert (made.service, made.title, made.realm) == ("nominatim", "Nominatim", "nominatim")
    assert re.fullmatch(r"Dateline/\d\S* \(maps@example\.org\)", made.user_agent)
    assert made.attribution == "© OpenStreetMap contributors"
    assert made.policy == "https://operations.osmfoundation.org/policies/nominatim/"
    assert made.pause >= 1


def test_another_service_by_name_and_arguments() -> None:
    made = configured({"contact": "https://example.org/maps", "service": "opencage", "arguments": {"api_key": KEY}})
    assert made.title == "OpenCage"
    assert (made.policy, made.attribution) == ("", "")
    assert KEY not in repr(made) + made.realm + made.user_agent


def test_answers_of_ones_own_server_are_kept_apart() -> None:
    made = configured({"contact": CONTACT, "arguments": {"domain": "127.0.0.1:8", "scheme": "http"}, "pause": 0.1})
    assert made.realm == "nominatim http 127.0.0.1:8"
    assert (made.policy, made.attribution) == ("", "© OpenStreetMap contributors")  # its own terms, but the same map


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, "contact: missing"),
        ({"contact": ""}, "contact: an email"),
        ({"contact": "me"}, "contact: an email"),
        ({"contact": "a@b.org\r\nX-Evil: 1"}, "contact: an email"),
        ({"contact": "a@b.org) (x"}, "contact: an email"),
        ({"contact": "é@b.org"}, "contact: an email"),
        ({"contact": ["a@b.org"]}, "contact: an email"),
        ({"contact": CONTACT, "key": KEY}, "key: not a setting; there are contact, service"),
        ({"contact": CONTACT, "service": "nosuch"}, "service: geopy knows no"),
        ({"contact": CONTACT, "service": 3}, "service: geopy knows no"),
        ({"contact": CONTACT, "arguments": "domain"}, "arguments: a table"),
        ({"contact": CONTACT, "arguments": {"api_key": KEY}}, r"\[geocoding.arguments\] api_key: nominatim takes"),
        ({"contact": CONTACT, "arguments": {"user_agent": "x"}}, "user_agent: nominatim takes"),
        ({"contact": CONTACT, "arguments": {"domain": f"me:{KEY}@example.org"}}, "domain: a host"),
        ({"contact": CONTACT, "service": "opencage"}, "api_key: missing; opencage needs it"),
        ({"contact": CONTACT, "timeout": 0}, "timeout: a number above 0"),
        ({"contact": CONTACT, "deadline": "8"}, "deadline: a number"),
        ({"contact": CONTACT, "days": float("nan")}, "days: a number"),
        ({"contact": CONTACT, "pause": True}, "pause: a number"),
        ({"contact": CONTACT, "pause": 0.5}, "one request in 1 s"),
        (
            {"contact": CONTACT, "pause": 0.5, "arguments": {"domain": "nominatim.openstreetmap.org"}},
            "one request in 1 s",
        ),
        ({"contact": CONTACT, "policy": "javascript:alert(1)"}, "policy: a web address"),
        ({"contact": CONTACT, "attribution": 3}, "attribution: text"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(settings: Mapping[str, Any], message: str) -> None:
    with pytest.raises(GeocodingError, match=message) as caught:
        configured(settings)
    assert isinstance(caught.value, DatelineError)
    assert KEY not in str(caught.value)
    assert str(caught.value).startswith("[geocoding")


def test_arguments_that_the_geocoder_refuses_are_not_repeated() -> None:
    made = configured({"contact": CONTACT, "service": "googlev3", "arguments": {"client_id": KEY}})
    with pytest.raises(GeocodingError, match="googlev3 does not accept them") as caught:
        Online(made, Cache(None))
    assert KEY not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_key_reaches_no_log_and_no_outcome(caplog: pytest.LogCaptureFixture) -> None:
    settings = {"contact": CONTACT, "service": "opencage", "timeout": 0.5, "deadline": 0.5, "pause": 0.01}
    arguments = {"api_key": KEY, "domain": "127.0.0.1:9", "scheme": "http", "proxies": {}}
    cache = Cache(None)
    with caplog.at_level("DEBUG"):
        online = Online(configured({**settings, "arguments": arguments}), cache)
        outcome = online.ask(Query("Sudzha"))
    assert outcome.status == "unavailable"
    assert KEY not in repr(outcome) + outcome.sentence + caplog.text + online._key(Query("Sudzha"))


def test_a_made_configuration_cannot_be_wrong_either() -> None:
    with pytest.raises(GeocodingError):
        Configuration(contact="nobody")
