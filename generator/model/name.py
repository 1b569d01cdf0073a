"""Names of people and groups, in the parts that CSL gives them."""

import msgspec


class Name(msgspec.Struct, frozen=True, order=True):
    """A name in CSL's parts.

    A group, a name of one word and a name in a script that does not part family from given are `literal`
    alone. `non_dropping_particle` is the "van der" of "van der Berg".
    """

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def full(self) -> str:
        """In reading order: "Jan van der Berg Jr."."""
        if self.literal:
            return self.literal
        if self.given and self.family and not (self.non_dropping_particle or self.suffix):
            return f"{self.given} {self.family}"  # nearly all names
        return " ".join(filter(None, (self.given, self.non_dropping_particle, self.family, self.suffix)))

    @property
    def inverted(self) -> str:
        """For indexes and BibTeX: "van der Berg, Jr., Jan"."""
        if self.literal:
            return self.literal
        if self.given and self.family and not (self.non_dropping_particle or self.suffix):
            return f"{self.family}, {self.given}"
        family = " ".join(filter(None, (self.non_dropping_particle, self.family)))
        return ", ".join(filter(None, (family, self.suffix, self.given)))


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
