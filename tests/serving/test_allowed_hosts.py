"""The preview behind a proxy: a name of the proxy is allowed with `--allow-host`, and nothing else is."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.serve import _host_name
from tests.portfolio import Saved
from tests.serving.conftest import Served

EVENTS = "/.paperfolio/events?path=/index.html"
ALLOWED = ("studio.example", ".codes.example", "xn--bro-hoa.example")


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview that three names may ask; none of them has an address on this machine."""
    site = Served(Saved(tmp_path_factory.mktemp("proxy") / "site").paper("a", "Words."), allowed=ALLOWED)
    yield site
    site.end()


@pytest.mark.parametrize(
    "host", ["studio.example", "STUDIO.example.", "studio.example:443", "codes.example", "jane-8000.codes.example",
             "a.b.codes.example:8443", "xn--bro-hoa.example", "localhost", "127.0.0.1"]
)  # fmt: skip
def test_allowed_names_are_answered(behind_a_proxy: Served, host: str) -> None:
    """The names of the proxy, in any case and on any port; those below a name with a dot; and this machine."""
    assert behind_a_proxy.get("/", host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "a.studio.example", "studio.example.evil.example", "evilcodes.example", "example", "192.168.0.1"],
)
def test_other_names_are_refused(behind_a_proxy: Served, host: str) -> None:
    """A name that only resembles an allowed one, and addresses, are refused with both options named."""
    status, _, body = behind_a_proxy.get("/", host=host)
    assert status == 403 and b"--host NAME" in body and b"--allow-host NAME" in body


@pytest.mark.parametrize(
    ("host", "header", "status"),
    [
        ("studio.example", "Origin: https://studio.example", 200),
        ("studio.example", "Origin: http://studio.example", 200),
        ("localhost:8000", "Origin: https://studio.example", 200),  # the proxy replaced the Host header
        ("localhost:8000", "Origin: https://jane-8000.codes.example:8443", 200),
        ("studio.example", "Sec-Fetch-Site: same-origin", 200),
        ("studio.example", "Origin: https://evil.example", 403),
        ("studio.example", "Origin: https://studio.example.evil.example", 403),
        ("studio.example", "Origin: https://evil.example@studio.example", 403),
        ("studio.example", "Origin: file://studio.example", 403),
        ("studio.example", "Origin: null", 403),
        ("studio.example", "Sec-Fetch-Site: cross-site", 403),
        ("localhost:8000", "Origin: https://localhost:8000", 403),  # another server of this machine
    ],
)
def test_events_behind_a_proxy(behind_a_proxy: Served, host: str, header: str, status: int) -> None:
    """Pages that came through the proxy may listen to changes, with HTTPS too; pages of other sites may not."""
    assert behind_a_proxy.get(EVENTS, header, method="HEAD", host=host)[0] == status


@pytest.mark.parametrize(
    ("text", "name"),
    [("studio.example", "studio.example"), (".codes.example", ".codes.example"),
     ("Büro.example", "xn--bro-hoa.example"), ("192.168.0.7", "192.168.0.7"), ("fd00::7", "fd00::7")],
)  # fmt: skip
def test_names_are_read(text: str, name: str) -> None:
    """A name, a name with those below it, a name with letters of any script, an address."""
    assert _host_name(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "*", "*.example", "https://studio.example", "studio.example:8000", "studio.example/path", "a b", "a..b"],
)
def test_what_is_no_name_is_refused(text: str) -> None:
    """What a browser never sends as a name would allow nothing, and is refused with an example."""
    with pytest.raises(argparse.ArgumentTypeError, match=r"write it like studio\.example\.org"):
        _host_name(text)


def test_the_command_allows_names(tmp_path: Path) -> None:
    """The option reaches the server, and may be given more than once."""
    from generator.cli.parser import parser

    options = parser().parse_args(["serve", str(tmp_path), "--allow-host", "a.example", "--allow-host", ".b.example"])
    assert options.allow_host == ["a.example", ".b.example"]
