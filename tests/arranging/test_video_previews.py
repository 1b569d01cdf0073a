"""A video in place of a picture is a video on pages; other files are never shown as pictures."""

import re

import pytest

from tests.portfolio import Portfolio

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'


@pytest.mark.parametrize("name", ["teaser.mp4", "Teaser.WEBM"])
@pytest.mark.parametrize("alt", ["A robot", ""])
def test_a_video_as_preview(portfolio: Portfolio, name: str, alt: str) -> None:
    """It has controls and a name, does not start alone, and is no image in the head or the JSON-LD."""
    portfolio.file(f"papers/{name}", b"\0\0\0\x18ftypmp42").file("site.yaml", "url: https://example.org/\n")
    more = {"image_alt": alt} if alt else {}
    portfolio.paper("a", image=name, selected=True, authors=["Doe, Jane"], **more).build()
    for page in ("index.html", "papers/a.html"):
        html = portfolio.html(page)
        suffix = name[-4:].lower().strip(".")
        assert re.search(rf'\.{suffix}\?v=\w{{8}}" aria-label="{alt or "Video"}" controls muted playsinline', html)
        assert "autoplay" not in html
    heads = portfolio.html("papers/a.html").split("<body")[0]
    assert "teaser" not in heads


def test_a_pdf_or_text_as_preview_is_left_out(portfolio: Portfolio) -> None:
    """With a warning that says what to name; drawings and animations are pictures."""
    portfolio.file("papers/fig.pdf", b"%PDF").file("papers/fig.eps", b"%!PS")
    portfolio.file("papers/d.svg", SVG).file("papers/g.gif", b"GIF89a\1\0\1\0\0\0\0")
    for id, image in (("a", "fig.pdf"), ("b", "fig.eps"), ("c", "d.svg"), ("d", "g.gif")):
        portfolio.paper(id, image=image)
    portfolio.build(
        expect=(
            '"fig.pdf" is not a picture that browsers show; it is left out',
            '"fig.eps" is not a picture that browsers show; it is left out',
        )
    )
    assert "<img" not in portfolio.html("papers/a.html") + portfolio.html("papers/b.html")
    assert "<img" in portfolio.html("papers/c.html")
    assert "<img" in portfolio.html("papers/d.html")


def test_videos_and_pdfs_as_pictures_in_texts(portfolio: Portfolio) -> None:
    """A video gets controls; a PDF becomes a link, with a warning."""
    portfolio.file("pages/clip.mp4", b"\0\0\0\x18ftypmp42").file("pages/A & B.pdf", b"%PDF")
    portfolio.file("pages/x.md", "---\ntitle: X\n---\n![A robot](clip.mp4)\n\n![](<A & B.pdf>)\n")
    portfolio.build(expect=('"pages/A & B.pdf" is not a picture that browsers show; it is published as a link',))
    html = portfolio.html("x.html")
    video = re.search(r'<video src="clip\.mp4\?v=\w{8}"([^>]*)>', html)
    assert video and video[1] == ' aria-label="A robot" controls playsinline preload="metadata"'
    assert "A &amp; B.pdf</a>" in html
    assert "<img" not in html
