"""Read the links of a profile: names of services with web addresses or bare identifiers."""

import re

from generator.formats.entry import identifiers, kinds
from generator.formats.entry.fields import SCALAR, Diagnostics, InvalidValue, Kind
from generator.formats.located import Located
from generator.model.profile import ProfileLink
from generator.text.identifier_urls import orcid_address
from generator.text.link import SCHEME, is_web_address, safe_url

# Each kind: its label, the URL of a bare identifier, and its other names.
PLACES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "orcid": ("ORCID", "https://orcid.org/{}", ()),
    "google_scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}", ("scholar", "googlescholar")),
    "semantic_scholar": ("Semantic Scholar", "https://www.semanticscholar.org/author/{}", ("semanticscholar", "s2")),
    "dblp": ("DBLP", "https://dblp.org/pid/{}", ()),
    "openreview": ("OpenReview", "https://openreview.net/profile?id={}", ()),
    "arxiv": ("arXiv", "https://arxiv.org/a/{}", ()),
    "researchgate": ("ResearchGate", "https://www.researchgate.net/profile/{}", ()),
    "github": ("GitHub", "https://github.com/{}", ()),
    "gitlab": ("GitLab", "https://gitlab.com/{}", ()),
    "huggingface": ("Hugging Face", "https://huggingface.co/{}", ("hugging_face",)),
    "email": ("E-mail", "mailto:{}", ("mail", "e_mail")),
    "mastodon": ("Mastodon", "", ("fediverse",)),
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}", ("bsky",)),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}", ()),
    "x": ("X", "https://x.com/{}", ("twitter",)),
    "website": ("Website", "", ("homepage", "home", "blog")),
    "cv": ("CV", "", ("resume", "vita")),
}
KIND_OF = {name: kind for kind, (_, _, others) in PLACES.items() for name in (kind, *others)}
HANDLE = re.compile(r"@?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")


def read_profile_links(node: Located, diagnostics: Diagnostics) -> tuple[tuple[ProfileLink, Located], ...]:
    """Return the links of a mapping `service: address or identifier`, in order, each with the node of its target.

    A URL without a scheme is the path of a file, as the author wrote it.
    """
    found = []
    for key, value in kinds.pairs(node, "links"):
        try:
            found.append((_link(kinds.line(key, diagnostics), value, diagnostics), value))
        except InvalidValue as unfit:
            diagnostics.field(value, f"{key.value}: {unfit.message}", unfit.hint)
    return tuple(found)


def _link(label: str, node: Located, diagnostics: Diagnostics) -> ProfileLink:
    written = kinds.line(node, diagnostics)
    folded = re.sub(r"[\s-]+", "_", label.casefold())
    kind = KIND_OF.get(folded, "")
    shown, pattern, _ = PLACES.get(kind, (label, "", ()))
    if kind in {"website", "cv"}:
        shown = label if folded not in {"cv", "website"} else shown
        shown = shown[:1].upper() + shown[1:]
    if not safe_url(written):
        raise InvalidValue(f'the link "{written}" is not safe', "links begin with https:, http: or mailto:")
    if kind == "orcid":
        return ProfileLink(kind, shown, orcid_address(identifiers.orcid(node, diagnostics)))
    if kind == "mastodon" and (handle := HANDLE.fullmatch(written)):
        return ProfileLink(kind, shown, f"https://{handle[2]}/@{handle[1]}")
    if kind == "email" and not SCHEME.match(written) and not HANDLE.fullmatch(written):
        raise InvalidValue(f'"{written}" is not an e-mail address', "write it like name@example.org")
    if is_web_address(written) or not pattern:
        return ProfileLink(kind or "link", shown, written)
    return ProfileLink(kind, shown, pattern.format(written.lstrip("@")))


LINKS = Kind("links", read_profile_links, {"type": "object", "additionalProperties": SCALAR})
