"""Names of people and groups, in the parts that CSL gives them."""

from typing import Literal

import msgspec

from generator.model.initials import initials
from generator.text.scripts import is_cjk


def puts_family_first(text: str) -> bool:
    """Whether there is a letter of a script in which the family name comes first and no name is abbreviated."""
    return is_cjk(text)


class Name(msgspec.Struct, frozen=True, order=True):
    """A name in CSL's parts.

    A group, a name of one word and a name that cannot be parted are `literal` alone. `non_dropping_particle` is the
    "van der" of "van der Berg", who stays that where the family name stands alone; `dropping_particle` is the "van" of
    "Beethoven, Ludwig van", who is Beethoven then. One that ends in a hyphen or an apostrophe ("al-", "d'") is written
    together with the family name. `native_name` is the whole name in a script of its own: "张伟" of Wei Zhang.
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
        """In reading order: "Jan van der Berg Jr."; "山田太郎" in the scripts that put the family name first."""
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
        """Family name first, as BibTeX has it: "van der Berg, Jr., Jan", "Beethoven, Ludwig van"."""
        return index_form(self, BIBTEX)

    @property
    def family_name(self) -> str:
        """The family name as it stands alone: "van der Berg", "al-Khwarizmi", "Beethoven"; a literal name whole."""
        return with_particle(self.non_dropping_particle, self.family or self.literal)

    @property
    def initials(self) -> str:
        """What citation styles put for the given name: "J.-P.", "M. L.", "Å."; empty for a literal name. Names in the
        scripts that put the family name first are not abbreviated."""
        if not self.given or puts_family_first(self.given):
            return self.given
        return initials(self.given, is_shouted=len(self.family) > 1 and self.family.isupper())


def with_particle(particle: str, name: str) -> str:
    """A particle before a name: "van Beethoven", "al-Khwarizmi", "d'Alembert"."""
    if not particle:
        return name
    return f"{particle}{name}" if particle[-1] in "-‐'’" else f"{particle} {name}"


class IndexOrder(msgspec.Struct, frozen=True):
    """How a format or a style writes a name that begins with the family name.

    `suffix` says where "Jr." stands: in the "middle", at the "end", or with the "family" name. `comma` parts the
    names. `demotes` moves also the particles that do not drop behind the given name: "Berg, Jan van der".
    """

    suffix: Literal["middle", "end", "family"]
    comma: str = ", "
    demotes: bool = False


BIBTEX = IndexOrder("middle")  # "von Last, Jr, First"
RIS = IndexOrder("end")  # "Lastname, Firstname, Suffix"
HIGHWIRE = IndexOrder("family")  # "King Jr., Martin": Google Scholar and Zotero expect one comma


def index_form(name: Name, order: IndexOrder) -> str:
    """The name, family name first: "al-Khwarizmi, Musa", "Beethoven, Ludwig van"; a literal name as it is."""
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
    """One author of one paper: the name, and what this paper says of its bearer."""

    name: Name
    orcid: str = ""
    url: str = ""
    affiliations: tuple[str, ...] = ()
    is_group: bool = False
    is_equal: bool = False
    is_corresponding: bool = False
    is_student: bool = False
