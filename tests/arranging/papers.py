"""Makers of papers and libraries with only the fields that a test needs."""

from typing import Any

from generator.model.date import PartialDate
from generator.model.library import Library
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperType, Place
from generator.model.profile import Profile
from generator.model.settings import Settings
from generator.model.text import Text

TODAY = PartialDate(2025, 6, 1)
OWNER = Name(family="Doe", given="Jane Q.")


def text(words: str) -> Text:
    return Text(words, words, words)


def author(name: str, **fields: Any) -> Author:
    given, _, family = name.rpartition(" ")
    return Author(Name(family=family, given=given) if given else Name(literal=name), **fields)


def paper(id: str, *authors: str, date: tuple[int, ...] | None = None, **fields: Any) -> Paper:
    year, month, day = (*(date or (0,)), 0, 0)[:3]
    fields.setdefault("title", text(f"Title of {id}"))
    return Paper(
        id=id,
        place=Place(f"content/papers/{id}.md"),
        type=fields.pop("type", PaperType.ARTICLE),
        authors=tuple(author(name) for name in authors),
        issued=PartialDate(year, month, day) if date else None,
        **fields,
    )


def library(*papers: Paper, profile: Profile | None = None, **fields: Any) -> Library:
    settings = fields.pop("settings", Settings())
    return Library(settings=settings, profile=profile or Profile(name=OWNER), today=TODAY, papers=papers, **fields)


def date_of(year: int, month: int = 0, day: int = 0) -> PartialDate:
    return PartialDate(year, month, day)
