"""The social cards of a site: their texts, and the images that pages name in their heads."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import has_cards
from generator.arranging.pages.profile import monogram
from generator.arranging.papers.cards import venue_line
from generator.arranging.papers.research_fields import field_labels
from generator.arranging.people.bylines import byline
from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem
from generator.model.site.page import Deferred
from generator.model.site.paths import PROFILE_CARD, social_card
from generator.model.site.social_card import HEIGHT, WIDTH, Font, SocialCard, Words
from generator.model.site.views import Image
from generator.text.link import SITE

SHOWN_AUTHORS = (11, 8, 6, 4, 2, 1)  # the renderer takes the first number that fits on two lines


def card_image(catalogue: Catalogue, url: str, title: str) -> Image | None:
    """Return the card at `url` as the image of a page; None if the site has no cards."""
    return Image(f"{SITE}{url}", WIDTH, HEIGHT, title) if has_cards(catalogue) else None


def social_cards(catalogue: Catalogue) -> Iterator[Deferred[SocialCard]]:
    """Yield the card of the profile, then one for each paper."""
    if has_cards(catalogue):
        yield Deferred(PROFILE_CARD, partial(_profile_card, catalogue), (catalogue.library.profile, catalogue.index))
        for id in catalogue.index.ids:
            yield Deferred(social_card(id), partial(_paper_card, catalogue, id), (catalogue.views[id], catalogue.index))


def card_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning if the settings ask for cards that cannot be drawn, and an error for each missing font."""
    settings = catalogue.settings
    if settings.cards and not catalogue.library.tools.pillow:
        message, hint = "no cards are drawn: Pillow and fonttools are missing", 'run `pip install "paperfolio[cards]"`'
        yield Problem(SETTINGS, 0, 0, message, hint, is_error=False)
    elif settings.cards and not settings.url:
        message, hint = "no cards are drawn: pages need the absolute address of their card", "write `url: https://…`"
        yield Problem(SETTINGS, 0, 0, message, hint, is_error=False)
    for path in settings.card_fonts:
        if path not in catalogue.library.files:
            hint = "write its path under content/: fonts/NotoSerifSC.otf"
            yield Problem(SETTINGS, 0, 0, f'the font "{path}" of the cards does not exist', hint)


def _paper_card(catalogue: Catalogue, id: str) -> SocialCard:
    paper = catalogue.views[id].paper
    count = len(paper.authors)
    shown = [count] if 0 < count <= SHOWN_AUTHORS[0] + 1 else []
    shown += [fewer for fewer in SHOWN_AUTHORS if fewer + 1 < count]
    ways = tuple(_authors(catalogue, id, number) for number in shown)
    return SocialCard(
        url=social_card(id),
        title=paper.title.plain,
        place=venue_line(paper) or paper.type.label,
        date=str(paper.issued.year) if paper.issued else "",
        below=(ways,) if ways else (),
        language=paper.language or catalogue.settings.language,
        **_signature(catalogue),
    )


def _authors(catalogue: Catalogue, id: str, shown: int) -> tuple[Words, ...]:
    """Return the first `shown` authors and the owner as words; a no-break space keeps a name on one line."""
    line = byline(catalogue.index.parts[id], shown, "").short
    return tuple(
        words
        for part in line
        for words in (Words(part.before), Words(part.name.replace(" ", "\u00a0"), part.is_owner), Words(part.after))
        if words.text
    )


def _profile_card(catalogue: Catalogue) -> SocialCard:
    profile = catalogue.library.profile
    places = [place.name for place in profile.affiliations]
    lines = [[profile.role], _ways(places), _ways([field_labels(field)[1] for field in profile.fields])]
    return SocialCard(
        url=PROFILE_CARD,
        title=" ".join(dict.fromkeys(filter(None, (catalogue.owner, profile.native_name)))),
        below=tuple(tuple((Words(way),) for way in ways) for ways in lines if any(ways)),
        language=catalogue.settings.language,
        is_profile=True,
        **_signature(catalogue),
    )


def _ways(names: list[str]) -> list[str]:
    """Return the ways to write names on one line: all of them, then fewer and fewer of the first."""
    return [" · ".join(names[:count]) for count in range(len(names), 0, -1)]


def _signature(catalogue: Catalogue) -> dict[str, Any]:
    """Return the values that all cards share: the owner and the site at the bottom, and the fonts."""
    parts = urlsplit(catalogue.settings.url)
    files = catalogue.library.files
    fonts = [(path, files[path]) for path in catalogue.settings.card_fonts if path in files]
    return {
        "monogram": monogram(catalogue.library.profile.name),
        "owner": catalogue.owner,
        "site": (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/"),
        "fonts": tuple(Font(path, str(file.source), file.stamp) for path, file in fonts),
    }
