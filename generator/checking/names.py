"""Authors -> findings: papers without their owner among the authors, and names with something that is not a name."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from generator.checking.finding import Finding
from generator.formats.names.braces import parse_name
from generator.model.content_paths import PROFILE
from generator.model.library import Library
from generator.model.paper import Paper, Place
from generator.model.profile import Profile
from generator.model.site.site import Site
from generator.text.slug import slug_key

MAIL = re.compile(r"[\w.+-]+(?:@|\s*\(at\)\s*|\[at\])[\w-]+(?:\.[\w-]+)+")
MARK = re.compile(r"[*†‡§¶#¹²³⁰-⁹]+|(?<=[^\W\d_])\d+$")  # a footnote mark after a name
LIKE = 0.86  # similarity by difflib: "Jane Doe" and "Jane Do" have 0.93, "Jane Doe" and "Jan Dee" 0.80


def check_names(library: Library, site: Site) -> Iterator[Finding]:
    """Yield findings about the names of authors and editors; `site` knows which papers have the owner as author."""
    for paper in library.papers:
        names = (
            person.name.full for person in (*paper.authors, *paper.editors, *paper.translators) if not person.is_group
        )
        odd = [finding for name in names if (finding := _oddity(name, paper.place))]
        if odd:
            rest = f" (also in {len(odd) - 1:,} other names)" if odd[1:] else ""
            yield msgspec.structs.replace(odd[0], message=odd[0].message + rest)
    yield from _owner(library, site)


def _oddity(name: str, place: Place) -> Finding | None:
    """Return a finding if the name contains an e-mail address or a footnote mark."""
    if mail := MAIL.search(name):
        message = f'there is an e-mail address in the name of an author: "{mail[0]}"'
        return Finding(place, message, "remove it: names are printed as written", written=(mail[0],))
    if mark := MARK.search(name):
        message = f'the name "{name}" has a footnote mark: "{mark[0]}"'
        hint = "remove it; use `affiliations`, `equal` or `corresponding` of the author instead"
        return Finding(place, message, hint, written=(name, mark[0]))
    return None


def _owner(library: Library, site: Site) -> Iterator[Finding]:
    """Yield a finding for each paper whose authors do not include the owner.

    If these are most of the papers, yield only one, because then the name in the profile is probably wrong.
    """
    owner = library.profile.name
    if not owner.family or not owner.given:
        return  # a group, or a single name, which could be any word
    papers = [paper for paper in library.papers if not paper.is_draft and should_have_owner(paper, library)]
    without = [paper for paper in papers if paper.id not in site.owned]
    if len(without) > 1 and len(without) * 2 > len(papers):
        message = f'"{owner.full}" is not among the authors of {len(without):,} of {len(papers):,} papers'
        hint = "add the spellings of the name that the papers use to `variants`"
        yield Finding(Place(PROFILE), message, hint, written=("name:",))
        return
    spellings = _spellings(library.profile)
    for paper in without:
        near = next((author.name.full for author in paper.authors if _is_near(author.name.full, spellings)), "")
        hint = f'if "{near}" is the owner, add it to `variants` in {PROFILE}'
        if not near:
            hint = f"add the name, or add the spelling that the paper uses to `variants` in {PROFILE}"
        yield Finding(
            paper.place, f'"{owner.full}" is not among the authors', hint, written=(near, "authors:", "author")
        )


def should_have_owner(paper: Paper, library: Library) -> bool:
    """Return whether the owner must be among the authors of a paper.

    That is so if the list of authors is complete and has no group to which the owner could belong, and the owner is not
    an editor instead.
    """
    if not paper.authors or paper.are_authors_cut or any(author.is_group for author in paper.authors):
        return False
    return not any(
        _is_near(editor.name.full, _spellings(library.profile)) for editor in (*paper.editors, *paper.translators)
    )


def _spellings(profile: Profile) -> tuple[str, ...]:
    return (profile.name.full, *profile.variants)


@lru_cache(maxsize=100_000)
def _is_near(name: str, spellings: tuple[str, ...]) -> bool:
    """Return whether a name may be another spelling of one of `spellings`."""
    return any(_are_near(name, spelling) for spelling in spellings)


def _are_near(left: str, right: str) -> bool:
    """Return whether two names have the same words in any order, or the same family name and initial, or differ only
    by a typing error."""
    first, second = _folded(left), _folded(right)
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return True
    name, owner = parse_name(left)[0], parse_name(right)[0]
    if name.family and owner.family and name.given and owner.given and slug_key(name.family) == slug_key(owner.family):
        return slug_key(name.given)[:1] == slug_key(owner.given)[:1]
    return _is_slip(" ".join(first), " ".join(second))


def _is_slip(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 2:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _folded(name: str) -> list[str]:
    return slug_key(name.replace(".", " ")).split("-")
