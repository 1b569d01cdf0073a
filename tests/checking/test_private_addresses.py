"""A link in a co-author's entry cannot reach into the private network of the checking machine (SSRF)."""

import pytest
from pytest_httpserver import HTTPServer

from generator.checking.answers import State
from generator.checking.link_requests import RequestPolicy, ask
from generator.checking.web import is_public


def _said(url: str, policy: RequestPolicy) -> tuple[State, str]:
    answer = ask([url], policy)[0]
    return answer.state, answer.detail


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "2130706433", "0"]
)
def test_private_addresses_are_recognised_in_any_form(host: str) -> None:
    """Private addresses get no request, however they are written."""
    assert _said(f"http://{host}/", RequestPolicy(pause=0)) == (State.UNKNOWN, "it leads to a private address")


def test_a_redirect_to_a_private_address(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from a public host to a private address is not followed."""
    monkeypatch.setattr("generator.checking.web.is_public", lambda address: address == "127.0.0.1")
    server.expect_request("/page").respond_with_data("", status=302, headers={"Location": "http://127.0.0.2/admin"})
    assert _said(server.url_for("/page"), RequestPolicy(pause=0)) == (State.UNKNOWN, "it leads to a private address")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("ff02::1", False),
        ("255.255.255.255", False),
    ],
)
def test_an_address_that_embeds_a_private_one_is_private(address: str, expected: bool) -> None:
    """An address that contains another one is judged by that."""
    assert is_public(address) == expected


@pytest.mark.parametrize(
    "url",
    ["http://", "http:///path", "http://me:secret@127.0.0.1/", "http://127.0.0.1:x/", "http://[::1/", "gopher://a"],
)
def test_an_address_without_host_is_not_asked(url: str) -> None:
    """No request is sent without a host, or with a password in the address."""
    assert _said(url, RequestPolicy(allow_private=True)) == (State.UNKNOWN, "it is not a valid address")
