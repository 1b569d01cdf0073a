"""The owner as the head of the home page shows them."""

from generator.arranging.addresses.link_resolver import Outlet
from generator.arranging.addresses.paths import Topics
from generator.arranging.papers.order import folded
from generator.arranging.papers.research_fields import field_labels
from generator.model.library import Library
from generator.model.name import Name, puts_family_first
from generator.model.paper import Place
from generator.model.person_views import ProfileCard
from generator.model.profile import Profile
from generator.model.views import Image, Link, Tag
from generator.text.identifier_urls import orcid_address
from generator.text.language import language_of_name
from generator.text.link import is_web_address

PLACE = Place("content/profile.yaml")


def profile_card(library: Library, topics: Topics, outlet: Outlet) -> ProfileCard:
    """Everything about the owner that is not counted."""
    profile = library.profile
    return ProfileCard(
        name=profile.name.full,
        native_name=(native := profile.native_name or profile.name.native_name),
        native_language=language_of_name(native, library.settings.language),
        pronouns=profile.pronouns,
        role=profile.role,
        affiliations=tuple(Link(place.name, place.url) for place in profile.affiliations),
        fields=tuple(_field(field, topics) for field in profile.fields),
        photo=_photo(profile, outlet),
        monogram=monogram(profile.name),
        links=profile_links(profile, outlet),
        biography_html=outlet.html(profile.biography.html, Place("content/profile.md")),
    )


def profile_links(profile: Profile, outlet: Outlet) -> tuple[Link, ...]:
    """Where else the owner is found, ORCID first. An address that is a path leads to a file under `content/`."""
    links = [
        Link(link.label, link.url if is_web_address(link.url) else outlet.target(link.url, PLACE), link.kind)
        for link in profile.links
    ]
    if profile.orcid and all(link.kind != "orcid" for link in links):
        links.insert(0, Link("ORCID", orcid_address(profile.orcid), "orcid"))
    return tuple(links)


def monogram(name: Name) -> str:
    """One or two letters to draw where there is no photo: "Y. K. Li" is "YL", "郭达雅" and "郭, 达雅" are "郭"."""
    if name.family and name.given and not puts_family_first(name.family):
        return (name.given[0] + name.family[0]).upper()
    return name.full[:1].upper()


def _field(field: str, topics: Topics) -> Tag:
    """The field with its page where there are papers in it, else without."""
    label, title = field_labels(field)
    known = next((topic.tag for topic in topics.by_kind["field"] if folded(topic.tag.label) == folded(label)), None)
    return known or Tag(label, title, "")


def _photo(profile: Profile, outlet: Outlet) -> Image | None:
    if not profile.photo:
        return None
    return outlet.image(profile.photo, profile.photo_alt or f"Portrait of {profile.name.full}", PLACE)
