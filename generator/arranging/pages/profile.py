"""The profile at the top of the home page."""

from generator.arranging.papers.research_fields import field_labels
from generator.arranging.papers.topics import Topics
from generator.arranging.site_texts import SiteTexts
from generator.model.library import Library
from generator.model.name import Name, puts_family_first
from generator.model.site.person_views import ProfileCard
from generator.model.site.views import Link, Tag
from generator.text.fold import folded
from generator.text.language import language_of_name


def profile_card(library: Library, topics: Topics, texts: SiteTexts) -> ProfileCard:
    """Return the profile without its metrics and charts."""
    profile = library.profile
    native = profile.native_name or profile.name.native_name
    return ProfileCard(
        name=profile.name.full,
        native_name=native,
        native_language=language_of_name(native, library.settings.language),
        pronouns=profile.pronouns,
        role=profile.role,
        affiliations=tuple(Link(place.name, place.url) for place in profile.affiliations),
        fields=tuple(_field(field, topics) for field in profile.fields),
        photo=texts.photo,
        monogram=monogram(profile.name),
        links=texts.links,
        biography_html=texts.biography_html,
    )


def monogram(name: Name) -> str:
    """Return one or two letters to show instead of a photo: "Y. K. Li" -> "YL", "郭达雅" and "郭, 达雅" -> "郭"."""
    if name.family and name.given and not puts_family_first(name.family):
        return (name.given[0] + name.family[0]).upper()
    return name.full[:1].upper()


def _field(field: str, topics: Topics) -> Tag:
    """Return the tag of the field; it has a link if there are papers in the field."""
    label, title = field_labels(field)
    known = next((topic.tag for topic in topics.by_kind["field"] if folded(topic.tag.label) == folded(label)), None)
    return known or Tag(label, title, "")
