"""Which addresses are taken, and which machines they may lead to. Numbers are resolved by the system, without a packet."""

import socket

import pytest

from dateline.errors import DatelineError, FetchError
from dateline.fetch.address import LONGEST, checked, is_public, is_web, parsed
from dateline.fetch.fetching import fetch, resolve

LOOPBACK = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7F.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://%6c%6f%63alhost/",
]
NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
    169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.192 192.0.2.1
    192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1
    255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808
    64:ff9b:1::a00:1 100::1 2001::1 2001:0:7f00:1:: 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:808:808::
    3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd20:ce::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
    2606:4700::1%eth0 127.1 localhost
""".split()
PUBLIC = ["8.8.8.8", "93.184.215.14", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450:4001::1", "2001:4860::8"]


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_not_on_the_public_web(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", PUBLIC)
def test_on_the_public_web(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize("address", LOOPBACK)
def test_loopback_in_every_spelling(address: str) -> None:
    def never(*asked: object) -> socket.socket:
        raise AssertionError(asked)

    with pytest.raises(FetchError, match=r"not on the public web|not an address on the web"):
        fetch(address, connect=never, resolve=resolve)


@pytest.mark.parametrize(
    "ips",
    [("127.0.0.1",), ("8.8.8.8", "127.0.0.1"), ("127.0.0.1", "8.8.8.8"), ("8.8.8.8", "1.1.1.1", "::1"), ("nonsense",)],
)
def test_one_private_address_among_several_is_enough(ips: tuple[str, ...]) -> None:
    with pytest.raises(FetchError, match=r"trap\.example is not on the public web") as caught:
        checked(ips, "trap.example")
    assert not any(ip in str(caught.value) for ip in ips)  # nobody learns where a name leads inside


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "begin with https"),
        ("report", "begin with https"),
        ("www.example.org/report", "begin with https"),
        ("//example.org/", "begin with https"),
        ("ftp://example.org/", "begin with https"),
        ("file:///etc/passwd", "begin with https"),
        ("gopher://example.org/", "begin with https"),
        ("javascript:alert(1)", "begin with https"),
        ("data:text/html,hello", "begin with https"),
        ("http:///path", "not an address"),
        ("http://", "not an address"),
        ("http://[::1", "not an address"),
        ("http://a..b/", "not an address"),
        ("http://-a.example/", "not an address"),
        ("http://a$b.example/", "not an address"),
        ("http://[fe80::1%25eth0]/", "not an address"),
        ("http://①②⑦.0.0.1/", "not an address"),
        ("http://127。0。0。1/", "not an address"),
        (f"http://{'a' * 254}/", "not an address"),
        ("http://example.org:99999/", "not an address"),
        ("http://example.org:8080/", "ports"),
        ("http://example.org:22/", "ports"),
        ("http://example.org:0/", "ports"),
        ("http://user@example.org/", "user's name"),
        ("http://user:secret@example.org/", "user's name"),
        ("http://example.org@127.0.0.1/", "user's name"),
        ("http://:@example.org/", "user's name"),
        ("http://@example.org/", "user's name"),
        ("http://example.org\\@127.0.0.1/", "blanks"),
        ("http://exam\nple.org/", "blanks"),
        ("http://example.org/a b", "blanks"),
        ("http://example.org/\r\nX-Evil:1", "blanks"),
        ("http://example.org/\x00", "blanks"),
        (f"http://example.org/{'a' * LONGEST}", "2,000 characters"),
    ],
)
def test_no_address_for_us(address: str, message: str) -> None:
    with pytest.raises(FetchError, match=message) as caught:
        parsed(address)
    assert isinstance(caught.value, DatelineError)
    assert str(caught.value).endswith("paste the text or upload the file instead.")
    assert "secret" not in str(caught.value)
    assert not is_web(address)


@pytest.mark.parametrize(
    ("address", "url", "authority"),
    [
        (" https://Example.ORG/Report?q=1#part ", "https://example.org/Report?q=1", "example.org"),
        ("HTTP://example.org", "http://example.org/", "example.org"),
        ("https://example.org:443/a", "https://example.org/a", "example.org"),
        ("https://example.org:80/a", "https://example.org:80/a", "example.org:80"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4", "xn--mnchen-3ya.example"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/", "[2606:4700::1111]"),
        ("http://example.org/a/../../b", "http://example.org/b", "example.org"),
    ],
)
def test_an_address_in_one_form(address: str, url: str, authority: str) -> None:
    made = parsed(address)
    assert (made.url, made.authority) == (url, authority)
    assert parsed(made.url) == made


def test_relative_to_a_page() -> None:
    assert parsed("../b?c", "https://example.org/a/x").url == "https://example.org/b?c"
    assert parsed("//other.example/", "https://example.org/").url == "https://other.example/"
