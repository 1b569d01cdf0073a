"""content/people.yaml -> the co-authors that it describes."""

from generator.formats.entry import kinds
from generator.formats.entry.authors import NAME
from generator.formats.entry.fields import Field, Sheet, Table
from generator.model.library import Person
from generator.reading.records import read_many

PERSON = Table(
    "a person",
    (
        Field("name", NAME, "the name, as it shall be shown", required=True),
        Field("native_name", kinds.LINE, "the name in its own script", ("native",)),
        Field("variants", kinds.WHOLE_LINES, "other spellings", ("aliases", "also")),
        Field("url", kinds.ADDRESS, "a home page", ("website", "homepage")),
        Field("orcid", kinds.ORCID_ID, "the ORCID iD"),
    ),
)


def read_people(text: str, path: str) -> tuple[tuple[Person, ...], Sheet]:
    """The people of a file, and what was wrong with it."""
    sheet = Sheet(path)
    records = read_many(text, PERSON, sheet)
    return tuple(Person(**record.values) for record in records if "name" in record.values), sheet
