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
        parts = (self.given, self.non_dropping_particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """For indexes and BibTeX: "van der Berg, Jr., Jan"."""
        family = " ".join(part for part in (self.non_dropping_particle, self.family) if part)
        return self.literal or ", ".join(part for part in (family, self.suffix, self.given) if part)


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
