"""Files of content/ in the output: photos without place and camera, drawings without scripts, all else unchanged."""

import io
import struct

import pytest
from PIL import Image, ImageCms

from generator.rendering.copies import jpeg, png, webp
from generator.text.svg import NoDrawing, scripts_in, without_scripts
from tests.portfolio import Portfolio

CLEAN = {"JPEG": jpeg.without_metadata, "PNG": png.without_metadata, "WEBP": webp.without_metadata}
SECRETS = (b"Camera-Maker", b"Somewhere", b"Exif-Artist")


def photo(form: str, orientation: int = 6) -> bytes:
    """Return a photo with Exif (camera, GPS, orientation), XMP, a colour profile, and for JPEG a comment."""
    picture = Image.linear_gradient("L").resize((40, 30)).convert("RGB")
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "Camera-Maker", "Exif-Artist", orientation
    exif.get_ifd(0x8825)[2] = (48.0, 8.0, 0.0)
    exif.get_ifd(0x8825)[27] = b"Somewhere"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"comment": b"Somewhere"} if form == "JPEG" else {}
    stream = io.BytesIO()
    picture.save(stream, form, exif=exif, xmp=b"<x>Somewhere</x>", icc_profile=profile, **more)
    return stream.getvalue()


@pytest.mark.parametrize("form", CLEAN)
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_photo_loses_place_and_camera(form: str, orientation: int) -> None:
    """Its pixels, its orientation and its colours stay; a second pass changes nothing."""
    content = photo(form, orientation)
    assert any(secret in content for secret in SECRETS)
    clean = CLEAN[form](content)
    assert not any(secret in clean for secret in SECRETS)
    before, after = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(clean))
    assert before.tobytes() == after.tobytes()
    assert after.getexif().get(0x0112, 1) == orientation
    assert not after.getexif().get_ifd(0x8825) and "xmp" not in after.info
    assert after.info["icc_profile"] == before.info["icc_profile"]
    assert CLEAN[form](clean) == clean


def test_pictures_behind_a_photo_are_cut_off() -> None:
    """Phones append a second picture, with metadata of its own."""
    content = photo("JPEG")
    assert jpeg.without_metadata(content + content) == jpeg.without_metadata(content)


def test_a_progressive_jpeg_keeps_all_its_scans() -> None:
    """A JPEG may have several scans."""
    stream = io.BytesIO()
    Image.radial_gradient("L").save(stream, "JPEG", progressive=True, comment=b"Somewhere")
    clean = jpeg.without_metadata(stream.getvalue())
    assert Image.open(io.BytesIO(clean)).tobytes() == Image.open(stream).tobytes() and b"Somewhere" not in clean


@pytest.mark.parametrize("form", CLEAN)
def test_a_damaged_photo_ends_with_an_error_and_never_a_loop(form: str) -> None:
    """Cut off at any place, it is read or refused."""
    content = photo(form)
    for end in range(12, len(content), 7):
        try:
            CLEAN[form](content[:end])
        except (ValueError, IndexError, struct.error):
            continue


def test_photos_are_cleaned_wherever_they_lie(portfolio: Portfolio) -> None:
    """Beside a paper, in files/, as portrait and in Markdown; but not in root/. A second build keeps them so."""
    for path in ("papers/a.jpg", "files/b.jpg", "me.jpg", "pages/c.webp", "root/d.jpg"):
        place = portfolio.root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(photo("WEBP" if path.endswith("webp") else "JPEG"))
    portfolio.file("profile.yaml", "name: Jane Doe\nphoto: me.jpg\n").paper("a", image="a.jpg", image_alt="x")
    portfolio.file("pages/x.md", "---\ntitle: X\n---\n![](c.webp)\n").build()
    for _ in range(2):
        found = {
            path.relative_to(portfolio.root / "output").as_posix(): any(word in path.read_bytes() for word in SECRETS)
            for path in (portfolio.root / "output").rglob("*")
            if path.suffix in {".jpg", ".webp"}
        }
        assert found == {"papers/a/a.jpg": False, "files/b.jpg": False, "me.jpg": False, "c.webp": False, "d.jpg": True}
        portfolio.paper("b").build()


def test_a_heic_is_a_warning(portfolio: Portfolio) -> None:
    """Browsers cannot show it, so the page has no picture."""
    (portfolio.root / "content" / "me.heic").write_bytes(b"\0\0\0\x18ftypheic")
    portfolio.file("profile.yaml", "name: Jane Doe\nphoto: me.heic\n").paper("a")
    portfolio.build(expect=("browsers cannot show HEIC, and the place and the camera stay in it",))
    assert "<img" not in portfolio.html("index.html")


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
    '{}<path d="M0 0h9"/></svg>'
)
ACTIVE = {
    "<script>alert(1)</script>": "script",
    "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>": "script",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>": "script",
    "<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x' onerror='alert(1)'/>": "img",
    "<g onclick='alert(1)'/>": "onclick",
    "<g OnLoad='alert(1)'/>": "OnLoad",
    "<a href='javascript:alert(1)'><text>x</text></a>": "href",
    "<a xlink:href='java&#10;script:alert(1)'><text>x</text></a>": "{http://www.w3.org/1999/xlink}href",
    "<a href='  data:text/html,x'><text>x</text></a>": "href",
    "<use href='data:image/svg+xml,x'/>": "href",
    "<a><set attributeName='href' to='javascript:alert(1)'/></a>": "set",
    "<a><animate attributeName='xlink:href' values='javascript:alert(1)'/></a>": "animate",
    "<g><set attributeName='onclick' to='alert(1)'/></g>": "set",
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>": "foreignObject",
    "<script script=''>alert(1)</script>": "script",
}
PLAIN = (
    "<a href='https://example.org'><text>x</text></a>",
    "<image href='data:image/png;base64,AAAA'/>",
    "<use href='#a'/>",
    "<set attributeName='fill' to='red'/>",
    "<style>path { fill: red }</style>",
)


@pytest.mark.parametrize(("part", "name"), ACTIVE.items())
def test_a_drawing_loses_its_scripts(part: str, name: str) -> None:
    """Whatever could run a script is found by its name and taken out; the drawing stays."""
    drawing = SVG.format(part).encode()
    assert scripts_in(drawing) == (name,)
    clean = without_scripts(drawing)
    assert b"alert" not in clean and scripts_in(clean) == () and b'd="M0 0h9"' in clean
    assert clean.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')


@pytest.mark.parametrize("part", PLAIN)
def test_a_plain_drawing_has_no_scripts(part: str) -> None:
    """Links, pictures, animations and styles are no scripts."""
    assert scripts_in(SVG.format(part).encode()) == ()


def test_entities_and_style_sheets_hide_no_script() -> None:
    """A declared entity is expanded first; XSLT can make a script."""
    text = '<!DOCTYPE svg [<!ENTITY x "javascript:alert(1)">]>' + SVG.format("<a href='&x;'/>")
    assert scripts_in(text.encode()) == ("href",)
    sheet = ("<?xml-stylesheet type='text/xsl' href='#x'?>" + SVG.format("")).encode()
    assert scripts_in(sheet) == ("xml-stylesheet",) and b"stylesheet" not in without_scripts(sheet)
    with pytest.raises(NoDrawing):
        scripts_in(SVG.format("<script>alert(1)</script><g>").encode())
    with pytest.raises(NoDrawing):
        without_scripts(SVG.format("<g>" * 5000 + "<script/>" + "</g>" * 5000).encode())


def test_the_site_publishes_drawings_without_scripts(portfolio: Portfolio) -> None:
    """With a warning at the file, in every build; a broken drawing is left out; a plain one is not changed."""
    plain = SVG.format("")
    for name, text in (("a", SVG.format("<script>alert(1)</script>")), ("b", plain), ("c", "<svg><script>alert(1)")):
        portfolio.file(f"files/{name}.svg", text)
    said = (
        "this drawing could run a script (script); it is published without it",
        "this drawing is not well-formed XML (no element found: line 1, column 21); it is left out",
    )
    portfolio.paper("a").build(expect=said)
    portfolio.paper("b").build(expect=said)
    output = portfolio.root / "output/files"
    assert "alert" not in (output / "a.svg").read_text() and (output / "b.svg").read_text() == plain
    assert not (output / "c.svg").exists()
    portfolio.file("site.yaml", "trusted_html: yes\n").build(expect=())
    assert "alert" in (output / "a.svg").read_text()


def test_files_of_the_root_are_published_unchanged(portfolio: Portfolio) -> None:
    """They lie at the top, hidden ones, too; robots.txt and CNAME replace ours; a page keeps its address."""
    texts = {
        ".well-known/security.txt": "Contact: mailto:jane@example.org\n",
        ".htaccess": "Options -Indexes\n",
        "_redirects": "/a /b\n",
        "robots.txt": "User-agent: *\nDisallow: /\n",
        "README.md": "# Read me\n",
        "google123.html": "google-site-verification: google123.html",
        "deep/er/x.txt": "x",
        ".nojekyll": "mine",
        "index.html": "not mine",
    }
    for path, text in texts.items():
        portfolio.file(f"root/{path}", text)
    portfolio.file("root/.DS_Store", "x").file("root/.git/config", "x").file("root/x.txt~", "x")
    portfolio.paper("a").file("site.yaml", "url: https://example.org/\n")
    portfolio.build(expect=('the address "index.html" is that of a page of the site; this file is left out',))
    output = portfolio.root / "output"
    for path, text in texts.items():
        assert ((output / path).read_text("utf-8") == text) == (path != "index.html"), path
    assert not any((output / path).exists() for path in (".DS_Store", ".git", "x.txt~", "root"))
