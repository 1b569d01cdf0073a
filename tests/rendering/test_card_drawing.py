"""Social cards: any text stays inside the margins, in existing letters, and gives the same bytes each time."""

import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.model.site.social_card import HEIGHT, WIDTH, SocialCard, Words
from generator.rendering.social_cards.cjk import cjk_face, number_of
from generator.rendering.social_cards.faces import REGULAR, Cluster, Faces
from generator.rendering.social_cards.layout import COLUMN, FOOT, MARGIN, TITLE, draw_card
from generator.rendering.social_cards.style import CardStyle, card_style
from generator.rendering.social_cards.text import Setter, line_width
from generator.rendering.theme.theme import load_theme
from generator.rendering.theme.theme_options import theme_options
from tests.rendering.card_fonts import ARABIC, CHINESE, square_font

THEME = load_theme(Path("none"), "scholar")
found = card_style(THEME, theme_options(THEME, ())[0])
assert isinstance(found, CardStyle)
STYLE = found
FACES = Faces(map(str, STYLE.faces))
SLACK = 8  # pixels: letters like J and f reach a little beyond their own width
TITLES = {
    "short": "On Graphs",
    "of 300 letters": "A Comprehensive Survey of Methods and Their Convergence " * 6,
    "one word of 200 letters": "Donaudampfschifffahrtsgesellschaft" * 6,
    "wide letters": "W" * 300,
    "hyphens": "a-b-" * 120,
    "emoji": "🚀 Faster 👩‍👩‍👧‍👦 than light 🇪🇺 ❤️",
    "Greek and Cyrillic": "Περί της αρχής των όντων: Исследование по теории чисел",
    "formulas": "O(n² log n) for 𝒫 ⊆ ℝᵈ, ‖x‖₂ ≤ ε ∀x ∈ 𝔽₂ ⇒ α → ∞",
    "accents apart": "Cafe\u0301 Z\u0335a\u0308\u0323lgo " * 20,
    "Chinese": CHINESE * 12,
    "Arabic": "مقدمة في نظرية الأعداد (Number Theory) 2024",
    "Thai": "ทฤษฎีจำนวนเบื้องต้น",
    "empty": "",
    "blank": " \u00a0\u200b ",
    "marks alone": "\u0301\u200d\ufe0f",
}


def _card(title: str, **fields: object) -> SocialCard:
    values = {"url": "cards/a.png", "monogram": "JD", "owner": "Jane Q. Doe", "site": "example.org/papers", **fields}
    return SocialCard(title=title, **values)  # type: ignore[arg-type]


def _picture(card: SocialCard, faces: Faces = FACES) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card, STYLE, faces))).convert("RGB")


def _box(picture: Image.Image, area: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Return the box of all pixels in an area that are not background."""
    ground = tuple(bytes.fromhex(STYLE.surface[1:]))
    part = picture.crop(area).convert("RGB")
    mask = Image.new("L", part.size)
    mask.putdata([pixel != ground and 255 for pixel in part.get_flattened_data()])
    return mask.getbbox()


@pytest.mark.parametrize("name", TITLES)
@pytest.mark.parametrize("is_profile", [False, True])
def test_nothing_leaves_the_margins(name: str, is_profile: bool) -> None:
    """However long or strange, the text stays inside the column, and the lines above the foot."""
    title = TITLES[name]
    ways = ((Words(title), Words(title, True)), (Words(title[:40]),))
    card = _card(title, place=title, date=title[:30], below=(ways, ways), owner=title or "Jane", is_profile=is_profile)
    picture = _picture(card)
    assert picture.size == (WIDTH, HEIGHT)
    box = _box(picture, (0, 0, WIDTH, HEIGHT))
    assert box and box[0] >= MARGIN - SLACK and box[2] <= WIDTH - MARGIN + SLACK
    assert box[1] >= 40 and box[3] <= HEIGHT - 30
    assert _box(picture, (0, FOOT - 6, WIDTH, FOOT)) is None


@settings(max_examples=60)
@given(st.text(max_size=120), st.lists(st.text(max_size=30), max_size=4))
def test_no_line_of_a_card_is_wider_than_its_column(title: str, lines: list[str]) -> None:
    """With any letters, no line is wider than the column, and every glyph is in a font."""
    setter = Setter(FACES)
    blocks = [block for text in (title, *lines) if (block := setter.block([Words(text)], COLUMN, TITLE))]
    assume(blocks)  # a text without a letter that a face has is not set
    for block in blocks:
        assert len(block.lines) <= max(most for _, most in TITLE)
        for line in block.lines:
            assert line_width(line, block.size) <= COLUMN + 0.01
            assert all(glyph.face.has(glyph.text) for glyph in line)


@pytest.mark.parametrize("text", ["研究", "مقدمة", "ทฤษฎี", "a研b", "🚀研", "\U00013000", "\ue100x\u0b95"])
def test_no_letter_is_a_box(text: str) -> None:
    """A word with a letter that no font has is not written at all."""
    assert FACES.glyphs([Cluster(letter, REGULAR) for letter in text]) is None
    without = _picture(_card("", place="Nature", date="2024"))
    assert list(_picture(_card(text, place="Nature", date="2024")).get_flattened_data()) == list(
        without.get_flattened_data()
    )


def test_ornaments_are_left_out() -> None:
    """Emoji in a title are left out; stylised letters are written as plain ones."""
    plain = _picture(_card("Faster than light in P"))
    assert list(_picture(_card("🚀 Faster than light❤️ in 𝒫 👍🏽")).get_flattened_data()) == list(
        plain.get_flattened_data()
    )


def test_raised_letters_stay_so() -> None:
    """10⁻³ is not 10-3: if a font has no superscript, a small letter is raised, or lowered."""
    for text, rises in (("10⁻³", True), ("ℝᵈ", True), ("xₖ", False)):
        glyphs = FACES.glyphs([Cluster(letter, REGULAR) for letter in text])
        assert glyphs
        small = next(glyph for glyph in glyphs if glyph.scale < 1)
        assert (small.rise > 0) == rises and small.width < 0.5


def test_accents_of_another_face() -> None:
    """The arrow of v⃗ is in the mathematics font and v is not: the arrow is above the letter and takes no room."""
    glyphs = FACES.glyphs([Cluster("v\u20d7", REGULAR)])
    assert glyphs and len(glyphs) == 2
    letter, arrow = glyphs
    assert letter.face is not arrow.face and arrow.width == 0
    left, _, right, _ = arrow.face.font(1000, REGULAR).getbbox(arrow.text, anchor="ls")
    middle = letter.width + arrow.aside + (left + right) / 2000
    assert middle == pytest.approx(letter.width / 2, abs=0.01)


def test_what_stands_in_for_a_title() -> None:
    """If the title cannot be written, the authors replace it in large letters, or else the owner."""
    below = (((Words("Ada Lovelace and "), Words("Jane Q. Doe", True)),),)
    area = (0, 120, WIDTH, FOOT)
    authors, owner = _box(_picture(_card("研究", below=below)), area), _box(_picture(_card("研究")), area)
    assert authors and owner and authors[2] > owner[2]
    assert authors[3] < 120  # one line, not repeated below


def test_fonts_of_the_author(tmp_path: Path) -> None:
    """An author's font that has the letters of a title draws them; lines break between Chinese letters, but not before
    a comma."""
    faces = Faces([*map(str, STYLE.faces), str(square_font(tmp_path / "chinese.ttf", CHINESE))])
    assert _box(_picture(_card("深度学习"), faces), (0, 120, WIDTH, FOOT)) != _box(
        _picture(_card("深度学习")), (0, 120, WIDTH, FOOT)
    )
    block = Setter(faces).block([Words("深度学习，" * 12)], COLUMN, TITLE)
    assert block and len(block.lines) > 1
    assert all(line[0].text != "，" for line in block.lines)


@pytest.mark.parametrize(
    "title", ["深度学习中的注意力机制研究，第二版", "深層学習における注意機構", "딥러닝과 주의 메커니즘"]
)
def test_chinese_japanese_and_korean(title: str) -> None:
    """Chinese, Japanese and Korean are drawn in the font of the extra `cards-cjk` if the theme's fonts lack their
    letters."""
    assert Setter(FACES).block([Words(title)], COLUMN, TITLE) is None
    faces = Faces(map(str, STYLE.faces), cjk_face("zh"))
    block = Setter(faces).block([Words(f"{title} (BERT)")], COLUMN, TITLE)
    assert block and "".join(glyph.text for line in block.lines for glyph in line).replace(" ", "") == (
        f"{title} (BERT)".replace(" ", "")
    )
    area = (0, 120, WIDTH, FOOT)
    assert _box(_picture(_card(title), faces), area)


def test_letters_have_the_forms_of_the_language() -> None:
    """One character has different forms in Japanese and Chinese; without a language the Chinese form is used."""
    pictures = [
        _picture(_card("直骨"), Faces(map(str, STYLE.faces), cjk_face(tag))) for tag in ("ja-JP", "zh", "en", "zh-Hant")
    ]
    assert pictures[1] == pictures[2] and pictures[0] != pictures[1] != pictures[3]
    assert [number_of(tag) for tag in ("ja", "ko-KR", "zh-CN", "zh-TW", "zh-HK", "jam", "")] == [0, 1, 2, 3, 4, 2, 2]


def test_an_arabic_title_begins_at_the_right_edge(tmp_path: Path) -> None:
    """An Arabic title begins at the right edge with mirrored brackets; without raqm it is not written, because its
    letters would be wrong."""
    faces = Faces([*map(str, STYLE.faces), str(square_font(tmp_path / "arabic.ttf", ARABIC))])
    setter = Setter(faces)
    faces.can_shape = False
    assert setter.block([Words("نظر (Theory) 24")], COLUMN, TITLE) is None
    faces.can_shape = True
    block = setter.block([Words("نظر (Theory) 24")], COLUMN, TITLE)
    assert block and block.is_from_right
    assert "".join(glyph.text for glyph in block.lines[0]) == "24 (Theory) نظر"


def test_lines_break_well() -> None:
    """No line ends within a name, none begins with a dash, and the last line of a title is not a single word."""
    setter = Setter(FACES)
    names = setter.block([Words("Ada\u00a0Lovelace, " * 9)], COLUMN, ((30, 9),))
    assert names and all("".join(glyph.text for glyph in line).startswith("Ada") for line in names.lines)
    dashed = setter.block([Words("Programming – " * 30)], COLUMN, ((30, 99),))
    assert dashed and all(line[0].text == "P" for line in dashed.lines)
    title = setter.block([Words("A title that goes on for just one word too long")], 700, ((60, 2),))
    assert title and min(line_width(line, 60) for line in title.lines) > 400


def test_a_long_title_ends_in_an_ellipsis() -> None:
    """A long title gets a smaller size first; then it is cut between words, without a comma before the ellipsis."""
    setter = Setter(FACES)
    sizes = [
        block.size
        for count in (1, 4, 8, 16)
        if (block := setter.block([Words("convergence, " * count)], COLUMN, TITLE))
    ]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[-1]
    block = setter.block([Words("convergence, " * 60)], COLUMN, TITLE)
    assert block and "".join(glyph.text for glyph in block.lines[-1]).endswith("convergence…")


def test_pairs_are_kerned() -> None:
    """Pairs like AV are closer than their widths, on every system."""
    pair, apart = (Setter(FACES).block([Words(text)], COLUMN, ((50, 1),)) for text in ("AV", "HH"))
    assert pair and apart
    assert line_width(pair.lines[0], 50) < sum(glyph.width * 50 for glyph in pair.lines[0]) - 4
    assert line_width(apart.lines[0], 50) == pytest.approx(sum(glyph.width * 50 for glyph in apart.lines[0]))


def test_two_drawings_are_the_same_bytes() -> None:
    """Two drawings give the same file: small, with a palette, and without metadata."""
    card = _card("On Graphs and Their Colours", place="Nature", date="2024", below=(((Words("Jane", True),),),))
    first = draw_card(card, STYLE, Faces(map(str, STYLE.faces)))
    assert first == draw_card(card, STYLE, Faces(map(str, STYLE.faces)))
    assert len(first) < 20_000
    picture = Image.open(io.BytesIO(first))
    assert picture.mode == "P" and picture.info == {}


def test_what_a_card_looks_like() -> None:
    """Title, authors and foot are in their places and in the theme's colours; the owner's name has the accent."""
    below = (((Words("Ada Lovelace and "), Words("Jane Q. Doe", True)),),)
    picture = _picture(_card("On Graphs", place="Nature", date="2024", below=below))
    colours = {colour for _, colour in picture.getcolors(4096) or ()}
    for name in ("surface", "text", "quiet", "line", "accent", "wash"):
        assert tuple(bytes.fromhex(getattr(STYLE, name)[1:])) in colours, name
    head = _box(picture, (0, 0, WIDTH, 110))
    title = _box(picture, (0, 120, WIDTH, 260))
    assert head and MARGIN <= head[0] < MARGIN + SLACK and WIDTH - MARGIN - SLACK < head[2] <= WIDTH - MARGIN
    assert title and 380 < title[2] - title[0] < 520  # nine letters at ninety pixels


def test_the_faces_speak_many_languages() -> None:
    """The bundled fonts have the letters of European languages, and those of formulas as text."""
    letters = "ÀÿĀžȘțẀỹΑωάώЁёЖяґіїќ₀⁹∀∃∈∉⊂⊆∪∩→⇒≤≥≈≠∞∑∏∫√∂∇⟨⟩ℝℕℤℂ‖±×÷"
    assert FACES.glyphs([Cluster(letter, REGULAR) for letter in letters])
    assert all(unicodedata.name(letter) for letter in letters)
