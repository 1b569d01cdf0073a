"""Pictures have a version in their addresses, so that no cache shows an old one."""

import re

from tests.portfolio import Portfolio
from tests.reading.test_file_faults import png

PAGES = ("index.html", "papers/a.html", "teaching.html")


def _pictures(portfolio: Portfolio) -> dict[str, str]:
    """Return the version of each picture and video on the pages, by its address."""
    found = [match for page in PAGES for match in re.findall(r'src="([^"?]+)(?:\?v=(\w+))?"', portfolio.html(page))]
    return {path: version for path, version in found if not path.endswith(".js")}


def test_a_picture_has_a_version_of_its_bytes(portfolio: Portfolio) -> None:
    """Photo, thumbnail, figures of texts and videos; another file under the same name has another address."""
    portfolio.file("profile.yaml", "name: Jane Doe\nphoto: me.png\n").file("me.png", png(30, 30))
    portfolio.paper("a", "![F](fig.png)", image="thumb.png", selected=True, authors=["Jane Doe"])
    portfolio.file("papers/fig.png", png(40, 20)).file("papers/thumb.png", png(20, 20))
    portfolio.file("pages/teaching.md", "---\ntitle: Teaching\n---\n![One](one.png)\n\n![Two](/two.mp4)\n")
    portfolio.file("pages/one.png", png(10, 10)).file("two.mp4", b"\0\0\0\x18ftypmp42").build()
    first = _pictures(portfolio)
    assert {"me.png", "papers/a/thumb.png", "a/fig.png", "one.png", "two.mp4"} <= {
        path.removeprefix("../papers/") for path in first
    }
    assert all(re.fullmatch("[0-9a-f]{8}", version) for version in first.values())
    portfolio.file("me.png", png(31, 31)).file("pages/one.png", png(11, 11)).build()
    second = _pictures(portfolio)
    assert {path for path in first if first[path] != second[path]} == {"me.png", "one.png"}


def test_other_files_keep_their_addresses(portfolio: Portfolio) -> None:
    """Readers copy and cite the address of a PDF."""
    portfolio.paper("a", "[Data](data.csv)", pdf="a.pdf").file("papers/a.pdf", b"%PDF").file("papers/data.csv", b"1")
    html = portfolio.build().html("papers/a.html")
    assert 'href="../papers/a.pdf"' in html and 'data.csv"' in html
