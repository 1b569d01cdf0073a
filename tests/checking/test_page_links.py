"""The ids and links of a page, as a browser would find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.page_links import PageLinks, inspect, resolved


def _seen(html: str, path: str = "papers/a.html") -> PageLinks:
    return inspect(path, html.encode())


@pytest.mark.parametrize(
    ("html", "inside"),
    [
        ('<a href="b.html">', ["papers/b.html"]),
        ("<a href='b.html'>", ["papers/b.html"]),
        ("<a href=b.html>", ["papers/b.html"]),
        ('<A class="x"\n HREF = "../b.html">', ["b.html"]),
        ('<a title="a > b" href="b.html">', ["papers/b.html"]),
        ('<a title="say href=x.html" href="b.html">', ["papers/b.html"]),
        ('<img alt=\'its src="x.png"\' src="b.png">', ["papers/b.png"]),
        ('<a href="b.html" href="c.html">', ["papers/b.html"]),
        ('<a data-href="x.html" href="">', []),
        ('<img src="a.png" srcset="b.png 1x, ../c.png 2x">', ["papers/a.png", "papers/b.png", "c.png"]),
        ('<source srcset="b.png, c,d.png 2x,e.png 100w">', ["papers/b.png", "papers/c,d.png", "papers/e.png"]),
        ('<link rel="preload" imagesrcset="b.png 1x" href="c.png">', ["papers/c.png", "papers/b.png"]),
        ('<svg><use href="../icons.svg#orcid"/></svg>', ["icons.svg\torcid"]),
        ('<video poster="p.jpg" src="v.mp4">', ["papers/v.mp4", "papers/p.jpg"]),
        ('<script src="../s.js">"<a href=\'x.html\'>"</script><script>\'<a href="y">\'</script>', ["s.js"]),
        ('<style>a::after { content: "<img src=x.png>" }</style><a href="b.html">', ["papers/b.html"]),
        ('<!-- <a href="x.html"> --><a href="b.html">', ["papers/b.html"]),
        ('<meta http-equiv="refresh" content="0; url=../b.html">', ["b.html"]),
        ("<meta http-equiv=Refresh content=\"0;URL='b.html#x'\">", ["papers/b.html\tx"]),
        ('<meta http-equiv="refresh" content="30">', []),
        ('<meta property="og:image" content="../b.png">', ["b.png"]),
        ('<meta name="description" content="the url is b.html">', []),
        ('<link rel="preconnect" href="../b">', []),
        ('<a href="b.html?x=1&amp;y=2#top">', ["papers/b.html\ttop"]),
        ('<a href="b&amp;c.html"><a href="d&eacute;.html">', ["papers/b&c.html", "papers/dé.html"]),
        ('<a href="slides%20one.pdf"><a href="%E4%B8%AD.html">', ["papers/slides one.pdf", "papers/中.html"]),
        ('<a href="100%.html"><a href="a%00b.html">', ["papers/100%.html", "papers/a%00b.html"]),
        ('<a href=" b.html\n"><a href="c\n.html">', ["papers/b.html", "papers/c.html"]),
        ('<a href="b.html#x"><a href="b.html#y"><a href="b.html">', ["papers/b.html\tx\ty"]),
        ('<a href="#here"><a href="#gone"><p id="here">', ["papers/a.html\tgone"]),
        ('<a href="a.html#here"><a name="here">', []),
        (
            '<a href="b.html#two%20words"><a href="c.html#x:~:text=word">',
            ["papers/b.html\ttwo%20words", "papers/c.html\tx"],
        ),
        ('<a href="../"><a href="./"><a href="x/">', ["index.html", "papers/index.html", "papers/x/index.html"]),
        ('<a href="../../b.html">', ["../b.html"]),
        ('<a href="/b.html"><a href="/">', ["/b.html", "/index.html"]),
        ('<a href="mailto:a@b.org"><a href="javascript:x()"><img src="data:image/png;base64,AA">', []),
        ('<a href="unclosed.html" <p id="x">', ["papers/unclosed.html"]),
    ],
)
def test_links_inside_the_site_are_found(html: str, inside: list[str]) -> None:
    """Links inside the site are paths from its root, with their fragments."""
    assert _seen(html).inside.split("\n") == (inside or [""])


def test_ids_hosts_and_pictures_of_a_page_are_found() -> None:
    """Ids, addresses on other hosts, pictures that are shown, and the size."""
    html = (
        '<p id="a"><h2 id=\'b c\'><a name=d></a><input name="e"><img src="p.png"><source src="q.webp"><a href="r.png">'
        '<a href="HTTP://x.org/A?b=1&amp;c=2#d"><a href="//y.org"><img src="https://z.org/p.png"><a href="ftp://f.org">'
        '<img alt="id=f" src="p.png">'
    )
    seen = _seen(html)
    assert seen.ids == "a b%20c d"
    assert seen.web.split("\n") == ["HTTP://x.org/A?b=1&c=2#d", "https://y.org", "https://z.org/p.png"]
    assert seen.pictures.split("\n") == ["papers/p.png", "papers/q.webp"]
    assert seen.size == len(html)


@pytest.mark.parametrize(
    ("url", "folder", "expected"),
    [
        ("", "papers", ("", "")),
        ("?q=1", "papers", ("", "")),
        ("#x", "papers", ("", "x")),
        (".", "papers", ("papers/index.html", "")),
        (".", "", ("index.html", "")),
        ("..", "papers", ("index.html", "")),
        ("..", "", ("../index.html", "")),
        ("a//b/../c.html", "", ("a/c.html", "")),
        ("../papers/a.html?v=1#x", "papers", ("papers/a.html", "x")),
    ],
)
def test_links_are_resolved_as_browsers_do(url: str, folder: str, expected: tuple[str, str]) -> None:
    """Addresses are resolved as browsers do (WHATWG URL)."""
    assert resolved(url, folder) == expected


@given(st.text(alphabet="<>!-=\"'/ \n#%&;:ahrefsrcidmetscript.中\0", max_size=200))
def test_anything_is_a_page(html: str) -> None:
    """Any text can be a page, and each kind of result can be split again."""
    seen = _seen(html)
    assert all(line and not line.startswith("\t") for line in seen.inside.split("\n") if seen.inside)
    assert all(line.lower().startswith(("http:", "https:")) for line in seen.web.split("\n") if seen.web)


@given(st.text(min_size=1, max_size=30), st.sampled_from(["alt", "title", "data-x"]))
def test_what_is_quoted_is_no_attribute(text: str, name: str) -> None:
    """Whatever a quoted value contains, only real attributes are links."""
    quoted = text.replace("&", "&amp;").replace('"', "&quot;")
    html = f'<a {name}="x href=x id=y src=\'z\' {quoted}" href="b.html">'
    seen = _seen(html)
    assert (seen.inside, seen.ids) == ("papers/b.html", "")
