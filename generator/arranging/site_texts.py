"""The texts that belong to no paper (profile, navigation, pages, news), with the links in them resolved."""

from collections.abc import Iterable

import msgspec

from generator.arranging.addresses.link_resolver import LinkResolver, SiteAddresses
from generator.model.content_paths import BIOGRAPHY, PROFILE, SETTINGS
from generator.model.library import FreePage, Library, NewsItem
from generator.model.paper import Place
from generator.model.problem import Problem
from generator.model.profile import Profile
from generator.model.site.paths import news_page
from generator.model.site.site import Copy
from generator.model.site.views import Image, Link, NewsCard
from generator.text.identifier_urls import orcid_address
from generator.text.link import SITE, is_web_address


class SiteTexts(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of the profile, the settings, the free pages and the news.

    `navigation` is empty unless the settings name links. `page_bodies` has the HTML of free pages by their ids.
    `copies` are the files to publish for these texts, `problems` the links without a target.
    """

    photo: Image | None
    links: tuple[Link, ...]
    biography_html: str
    navigation: tuple[Link, ...]
    page_bodies: dict[str, str]
    news: tuple[NewsCard, ...]
    copies: tuple[Copy, ...]
    problems: tuple[Problem, ...]


def site_texts(
    library: Library, addresses: SiteAddresses, pages: Iterable[FreePage], news: Iterable[NewsItem]
) -> SiteTexts:
    """Return the texts of the profile, the settings, `pages` and `news`, with their links resolved."""
    resolver = LinkResolver(addresses)
    resolver.publish_files()
    return SiteTexts(
        photo=_photo(library.profile, resolver),
        links=_profile_links(library.profile, resolver),
        biography_html=resolver.html(library.profile.biography.html, Place(BIOGRAPHY)),
        navigation=tuple(
            Link(
                link.label,
                link.target if is_web_address(link.target) else resolver.reference(link.target, Place(SETTINGS)),
            )
            for link in library.settings.navigation
        ),
        page_bodies={page.id: resolver.html(page.body.html, page.place) for page in pages},
        news=tuple(_news_card(item, resolver) for item in news),
        copies=resolver.copies,
        problems=resolver.problems,
    )


def _profile_links(profile: Profile, resolver: LinkResolver) -> tuple[Link, ...]:
    """Return the links of the profile, ORCID first. A target that is no web address is a path under content/."""
    links = [
        Link(
            link.label,
            link.url if is_web_address(link.url) else resolver.reference(link.url, Place(PROFILE)),
            link.kind,
        )
        for link in profile.links
    ]
    if profile.orcid and all(link.kind != "orcid" for link in links):
        links.insert(0, Link("ORCID", orcid_address(profile.orcid), "orcid"))
    return tuple(links)


def _photo(profile: Profile, resolver: LinkResolver) -> Image | None:
    if not profile.photo:
        return None
    return resolver.image(profile.photo, profile.photo_alt or f"Portrait of {profile.name.full}", Place(PROFILE))


def _news_card(item: NewsItem, resolver: LinkResolver) -> NewsCard:
    return NewsCard(
        f"{SITE}{news_page(item.id)}",
        item.issued.text,
        item.issued.iso,
        item.title.html,
        resolver.html(item.body.html, item.place),
    )
