"""Authors -> findings: an owner who is missing from the list of a paper, and what is no part of a name."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from generator.checking.finding import Finding
from generator.formats.names.names import parse_name
from generator.model.library import Library
from generator.model.paper import Paper, Place
from generator.model.profile import Profile
from generator.model.site import Site
from generator.text.slug import slug_key

PROFILE = "content/profile.yaml"
MAIL = re.compile(r"[\w.+-]+(?:@|\s*\(at\)\s*|\[at\])[\w-]+(?:\.[\w-]+)+")
MARK = re.compile(r"[*†‡§¶#¹²³⁰-⁹]+|(?<=[^\W\d_])\d+$")  # a foot mark behind a name
LIKE = 0.86  # of two spellings, by difflib: "Jane Doe" and "Jane Do" are 0.93, "Jane Doe" and "Jan Dee" 0.80


def check_names(library: Library, site: Site) -> Iterator[Finding]:
    """What is odd about the authors of the papers; `site` knows which of them is the owner."""
    for paper in library.papers:
        names = (person.name.full for person in (*paper.authors, *paper.editors) if not person.is_group)
        odd = [finding for name in names if (finding := _oddity(name, paper.place))]
        if odd:
            others = f" (and so with {len(odd) - 1:,} other names)" if odd[1:] else ""
            yield msgspec.structs.replace(odd[0], message=odd[0].message + others)
    yield from _owner(library, site)


def _oddity(name: str, place: Place) -> Finding | None:
    """What is no part of a name, if there is anything."""
    if mail := MAIL.search(name):
        message = f'there is an e-mail address in the name of an author: "{mail[0]}"'
        return Finding(place, message, "leave it out: names are printed as they stand", written=(mail[0],))
    if mark := MARK.search(name):
        message = f'the name "{name}" ends in a foot mark: "{mark[0]}"'
        hint = "leave it out; `affiliations`, `equal` and `corresponding` of an author make such marks"
        return Finding(place, message, hint, written=(name, mark[0]))
    return None


def _owner(library: Library, site: Site) -> Iterator[Finding]:
    """Papers whose lists of authors lack the owner; one finding where these are most, for then the name is at fault."""
    owner = library.profile.name
    if not owner.family or not owner.given:
        return  # a group, or a name that nobody could tell from a word
    papers = [paper for paper in library.papers if not paper.is_draft and should_have_owner(paper, library)]
    without = [paper for paper in papers if paper.id not in site.owned]
    if len(without) > 1 and len(without) * 2 > len(papers):
        message = f'"{owner.full}" is not among the authors of {len(without):,} of {len(papers):,} papers'
        hint = "add the other spellings of the name to `variants`, as they stand in the papers"
        yield Finding(Place(PROFILE), message, hint, written=("name:",))
        return
    spellings = _spellings(library.profile)
    for paper in without:
        near = next((author.name.full for author in paper.authors if _is_near(author.name.full, spellings)), "")
        hint = f'if "{near}" is meant, add that to `variants` in {PROFILE}'
        if not near:
            hint = f"add the name, or add the spelling that stands there to `variants` in {PROFILE}"
        yield Finding(
            paper.place, f'"{owner.full}" is not among the authors', hint, written=(near, "authors:", "author")
        )


def should_have_owner(paper: Paper, library: Library) -> bool:
    """Whether the list of authors is one in which the owner has to stand: it is whole, without a group to which the
    owner may belong, and the owner is not an editor instead."""
    if not paper.authors or paper.are_authors_cut or any(author.is_group for author in paper.authors):
        return False
    return not any(_is_near(editor.name.full, _spellings(library.profile)) for editor in paper.editors)


def _spellings(profile: Profile) -> tuple[str, ...]:
    return (profile.name.full, *profile.variants)


@lru_cache(maxsize=100_000)
def _is_near(name: str, spellings: tuple[str, ...]) -> bool:
    """Whether a name may well be another spelling of one of `spellings`."""
    return any(_are_near(name, spelling) for spelling in spellings)


def _are_near(one: str, other: str) -> bool:
    """The same words in another order, the same family name and a given name that begins alike, or a slip."""
    first, second = _folded(one), _folded(other)
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return True
    name, owner = parse_name(one)[0], parse_name(other)[0]
    if name.family and owner.family and name.given and owner.given and slug_key(name.family) == slug_key(owner.family):
        return slug_key(name.given)[:1] == slug_key(owner.given)[:1]
    return _is_slip(" ".join(first), " ".join(second))


def _is_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _folded(name: str) -> list[str]:
    return slug_key(name.replace(".", " ")).split("-")
