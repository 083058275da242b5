"""Which addresses are allowed, and what they become."""

import pytest

from convert.extract.address import host, resolve, scheme

BASE = "https://example.org/a/b?c=1"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("d", "https://example.org/a/d"),
        ("//other.example/x", "https://other.example/x"),
        ("HTTPS://Other.example/x y", "HTTPS://Other.example/x%20y"),
        ("mailto:ana@example.org", "mailto:ana@example.org"),
        ("tel:+49 30 1", "tel:+49%2030%201"),
        ("https://other.example?x=1", "https://other.example/?x=1"),
        ("\u200bhttps://other.example/x\u200b", "https://other.example/x"),
        ("#part", "#part"),
        ("/a/b?c=1#part", "#part"),
        ("/a/other#part", "https://example.org/a/other#part"),
        ("java\nscript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        (r"\\server\share", "https://example.org/a/\\\\server\\share"),
        ("ftp://example.org/x", None),
        ("http://[::1", None),
        ("https:///path", None),
        ("mailto:", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_only_what_a_reader_can_follow_is_an_address(href: str, address: str | None) -> None:
    assert resolve(href, BASE) == address


def test_a_relative_address_without_a_base_is_none() -> None:
    assert resolve("page.html") is None
    assert resolve("https://example.org/x") == "https://example.org/x"


def test_scheme_and_host_are_read_without_failing() -> None:
    assert scheme("JavaScript:x") == "javascript"
    assert scheme("/a:b") == ""
    assert host("https://www.example.org:80/x") == "example.org"
    assert host("http://[") == ""
