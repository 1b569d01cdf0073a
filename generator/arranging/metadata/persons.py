"""Authors and the owner -> `Person` and `Organization` of schema.org."""

from collections.abc import Iterator
from typing import Any

from generator.arranging.people.identities import Identity
from generator.model.name import Author, Name
from generator.model.profile import Affiliation, Profile
from generator.text.identifier_urls import orcid_address
from generator.text.link import is_web_address

Node = dict[str, Any]
ORCID = "https://registry.identifiers.org/registry/orcid"


def author_node(author: Author, identity: Identity, home: str) -> Node:
    """Return the node of one author; `home` is the address of the site, which is the owner's own."""
    node: Node = {"@type": "Organization" if author.is_group else "Person"}
    url = home if identity.is_owner else identity.url or author.url
    if orcid := identity.orcid or author.orcid:
        node["@id"] = node["sameAs"] = orcid_address(orcid)
    elif identity.is_owner and home:
        node["@id"] = owner_id("", home)
    if url:
        node["url"] = url
    node |= name_parts(author.name)
    if author.affiliations:
        node["affiliation"] = [{"@type": "Organization", "name": name} for name in author.affiliations]
    return node


def name_parts(name: Name) -> Node:
    """Return the properties of a name: in reading order, and if they are known, its parts."""
    parts = {"name": name.full}
    if name.family and name.given:
        parts["familyName"] = name.family_name
        parts["givenName"] = name.given
        if name.suffix:
            parts["honorificSuffix"] = name.suffix
    return parts


def owner_node(profile: Profile, home: str, image: str) -> Node:
    """Return the node of the owner; `image` is the absolute address of the photo, or empty."""
    node: Node = {"@type": "Person"}
    if identifier := owner_id(profile.orcid, home):
        node["@id"] = identifier
    node |= name_parts(profile.name)
    addresses = list(dict.fromkeys(_addresses(profile)))
    interactions = list(_interactions(profile))
    for name, value in (
        ("alternateName", [*filter(None, (profile.native_name, *profile.variants))]),
        ("url", home),
        ("image", image),
        ("description", profile.biography.plain),
        ("jobTitle", profile.role),
        ("affiliation", [organization(place) for place in profile.affiliations]),
        ("identifier", _orcid(profile.orcid)),
        ("sameAs", addresses),
        ("interactionStatistic", interactions),
    ):
        if value:
            node[name] = value
    return node


def owner_id(orcid: str, home: str) -> str:
    """Return the `@id` of the owner in all nodes: the ORCID iD, else "#owner" on the home page, else empty."""
    if orcid:
        return orcid_address(orcid)
    return f"{home}#owner" if home else ""


def organization(place: Affiliation) -> Node:
    """Return the node of an institution; its `@id` is its ROR, if the profile has it."""
    node: Node = {"@type": "Organization"}
    if place.ror:
        node["@id"] = node["sameAs"] = f"https://ror.org/{place.ror}"
    node["name"] = place.name
    if place.url:
        node["url"] = place.url
    return node


def interactions(what: str, count: int, source: str = "", as_of: str = "") -> Node:
    """Return a counter of `what` ("Citation"): its value, its source, and its date `as_of` (ISO 8601)."""
    node: Node = {
        "@type": "InteractionCounter",
        "interactionType": {"@type": "Action", "name": what},
        "userInteractionCount": count,
    }
    if source:
        node["interactionService"] = {"@type": "WebSite", "name": source}
    if as_of:
        node["endTime"] = as_of
    return node


def _interactions(profile: Profile) -> Iterator[Node]:
    for metric in profile.metrics:
        if metric.key == "citations" and metric.value.isascii() and metric.value.isdigit():
            yield interactions("Citation", int(metric.value), metric.source)


def _addresses(profile: Profile) -> Iterator[str]:
    """Yield the addresses of other pages about the owner, without mail addresses and files."""
    if profile.orcid:
        yield orcid_address(profile.orcid)
    for link in profile.links:
        if link.kind not in {"email", "cv"} and is_web_address(link.url) and "://" in link.url:
            yield link.url


def _orcid(orcid: str) -> Node | None:
    return property_value(ORCID, orcid, orcid_address(orcid)) if orcid else None


def property_value(property_id: str, value: str, url: str = "") -> Node:
    """Return an identifier with the register that it belongs to (`property_id`) and its address."""
    node = {"@type": "PropertyValue", "propertyID": property_id, "value": value}
    return {**node, "url": url} if url else node
