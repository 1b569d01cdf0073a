"""content/people.yaml -> the co-authors that it describes."""

from generator.formats.entry import identifiers, kinds
from generator.formats.entry.authors import NAME
from generator.formats.entry.fields import Diagnostics, Field, Table
from generator.model.library import Person
from generator.reading.records import read_many

PERSON = Table(
    "a person",
    (
        Field("name", NAME, "Name as the site shows it.", required=True),
        Field("native_name", kinds.LINE, "Name in its original script: `张伟`.", ("native",)),
        Field("variants", kinds.WHOLE_LINES, "Other spellings of the name.", ("aliases", "also")),
        Field("url", kinds.ADDRESS, "Home page.", ("website", "homepage")),
        Field("orcid", identifiers.ORCID_ID, "ORCID iD."),
    ),
    is_entry=True,
)


def read_people(text: str, path: str) -> tuple[tuple[Person, ...], Diagnostics]:
    """Return the people of a file, and its problems."""
    diagnostics = Diagnostics(path)
    records = read_many(text, PERSON, diagnostics)
    return tuple(Person(**record.values) for record in records if "name" in record.values), diagnostics
