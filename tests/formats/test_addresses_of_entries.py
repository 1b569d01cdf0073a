"""The address of an entry's page depends on the keys of the file, and never on the order of the entries."""

from itertools import permutations

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries


def _ids(keys: tuple[str, ...]) -> tuple[dict[str, str], int]:
    """Return the id of the page for each key, and the number of problems."""
    entries = (f"@misc{{{key}, title = {{Title {place}}}, note = {{{key}}}}}\n" for place, key in enumerate(keys))
    found = parse_bibtex_entries("".join(entries), "content/papers/x.bib")
    return {key: paper.id for key, paper in zip(keys, found.papers, strict=True)}, len(found.problems)


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (("smith:2020", "smith-2020", "smith.2020"), "smith-2020"),
        (("doe+roe", "doe_roe"), "doe+roe"),
        (("Müller2020", "muller2020"), "muller2020"),
        (("Иванов2020", "ivanov2020"), "ivanov2020"),
        (("DBLP:conf/Doe20", "dblp-conf-doe20", "DBLP_conf_Doe20"), "dblp-conf-doe20"),
    ],
)
def test_moved_entries_keep_their_addresses(keys: tuple[str, ...], kept: str) -> None:
    """The key that is a name itself keeps it; the others get a suffix of their own, and no message."""
    ids, problems = _ids(keys)
    assert not problems
    assert len(set(ids.values())) == len(keys)
    assert min(ids.values(), key=len) == ids[kept]
    assert all(id.startswith(ids[kept]) for id in ids.values())
    assert all(_ids(order)[0] == ids for order in permutations(keys))


def test_keys_that_differ_in_case_are_apart_with_a_warning() -> None:
    """BibTeX takes them for one key, so the warning names both."""
    for keys in permutations(("Smith2020", "smith2020", "SMITH2020")):
        ids, problems = _ids(keys)
        assert ids["smith2020"] == "smith2020"
        assert len(set(ids.values())) == 3
        assert ids == _ids(tuple(sorted(keys)))[0]
        assert problems == 2
    (problem, *_) = parse_bibtex_entries(
        "@misc{Doe, title = {A}}\n@misc{doe, title = {B}}", "content/papers/x.bib"
    ).problems
    assert str(problem).startswith('content/papers/x.bib:1: warning: the keys "Doe" and "doe" differ only in case;')


@pytest.mark.parametrize(
    ("key", "id"), [("smith:2020", "smith-2020"), ("山田2020", "shan-tian-2020"), ("א2020", "2020")]
)
def test_one_entry_has_the_address_of_its_key(key: str, id: str) -> None:
    """Addresses that exist must stay."""
    assert _ids((key,))[0][key] == id


def test_keys_in_other_scripts_are_apart() -> None:
    """They are read as ASCII, and what has no letters takes its title."""
    ids, problems = _ids(("山田2020", "佐藤2020", "+++", "😀"))
    assert len(set(ids.values())) == 4
    assert ids["+++"] == "title-2"
    assert not problems
