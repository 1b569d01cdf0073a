"""Names of people and groups, in the parts of CSL 1.0.2 (names)."""

from typing import Literal

import msgspec

from generator.model.initials import initials
from generator.text.scripts import is_cjk


def puts_family_first(text: str) -> bool:
    """Whether the text has Chinese, Japanese or Korean letters: there the family name is first and names are not
    abbreviated."""
    return is_cjk(text)


class Name(msgspec.Struct, frozen=True, order=True):
    """A name in the parts of CSL.

    - `literal`: the whole name of a group, of one word, or one that cannot be split; then the other parts are empty.
    - `non_dropping_particle`: written also before the family name alone, as "van der" in "van der Berg".
    - `dropping_particle`: not written before the family name alone, as "van" in "Beethoven, Ludwig van".
    - `native_name`: the whole name in its own script: "张伟" for Wei Zhang.

    A particle that ends in a hyphen or an apostrophe ("al-", "d'") is written without a space after it.
    """

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    dropping_particle: str = ""
    native_name: str = ""

    @property
    def full(self) -> str:
        """Return the name in reading order: "Jan van der Berg Jr.", "山田太郎" (there the family name is first)."""
        if self.literal:
            return self.literal
        particles = self.non_dropping_particle or self.dropping_particle
        if self.given and self.family and not (particles or self.suffix):  # nearly all names
            if puts_family_first(self.family) and puts_family_first(self.given):
                return f"{self.family}{self.given}"
            return f"{self.given} {self.family}"
        family = with_particle(self.dropping_particle, self.family_name)
        return " ".join(filter(None, (self.given, family, self.suffix)))

    @property
    def inverted(self) -> str:
        """Return the name with the family name first, as BibTeX: "van der Berg, Jr., Jan", "Beethoven, Ludwig van"."""
        return index_form(self, BIBTEX)

    @property
    def family_name(self) -> str:
        """Return the family name alone: "van der Berg", "al-Khwarizmi", "Beethoven"; the whole of a literal name."""
        return with_particle(self.non_dropping_particle, self.family or self.literal)

    @property
    def initials(self) -> str:
        """Return the initials of the given name, as in citation styles: "J.-P.", "M. L.", "Å."; "" for a literal name.

        Chinese, Japanese and Korean given names are returned whole.
        """
        if not self.given or puts_family_first(self.given):
            return self.given
        return initials(self.given, is_shouted=len(self.family) > 1 and self.family.isupper())


def with_particle(particle: str, name: str) -> str:
    """Return the name after its particle: "van Beethoven", "al-Khwarizmi", "d'Alembert"."""
    if not particle:
        return name
    return f"{particle}{name}" if particle[-1] in "-‐'’" else f"{particle} {name}"


class IndexOrder(msgspec.Struct, frozen=True):
    """How a format or style writes a name with the family name first.

    - `suffix`: the position of "Jr.": in the "middle" ("King, Jr., Martin"), at the "end", or with the "family" name.
    - `comma`: the separator between the parts.
    - `demotes`: whether a non-dropping particle also moves after the given name: "Berg, Jan van der".
    """

    suffix: Literal["middle", "end", "family"]
    comma: str = ", "
    demotes: bool = False


BIBTEX = IndexOrder("middle")  # "von Last, Jr, First"
RIS = IndexOrder("end")  # "Lastname, Firstname, Suffix"
HIGHWIRE = IndexOrder("family")  # "King Jr., Martin": Google Scholar and Zotero expect one comma


def index_form(name: Name, order: IndexOrder) -> str:
    """Return the name, family name first: "al-Khwarizmi, Musa", "Beethoven, Ludwig van"; a literal name whole."""
    if name.literal:
        return name.literal
    stays, moves = ("", name.non_dropping_particle) if order.demotes else (name.non_dropping_particle, "")
    family = with_particle(stays, name.family)
    given = " ".join(filter(None, (name.given, name.dropping_particle, moves)))
    if order.suffix == "family":
        return order.comma.join(filter(None, (f"{family} {name.suffix}".rstrip(), given)))
    parts = (family, name.suffix, given) if order.suffix == "middle" else (family, given, name.suffix)
    return order.comma.join(filter(None, parts))


class Author(msgspec.Struct, frozen=True):
    """An author of one paper: the name, and the author's data in this paper."""

    name: Name
    orcid: str = ""
    url: str = ""
    affiliations: tuple[str, ...] = ()
    is_group: bool = False
    is_equal: bool = False
    is_corresponding: bool = False
    is_student: bool = False
