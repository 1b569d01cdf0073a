"""An entry of BibTeX -> a record with the field names of paperfolio's own entries."""

import re
from typing import Any

from generator.formats.bibtex.dates import issued, no_month, state
from generator.formats.bibtex.eprints import NO_PREPRINTS, identified_address, read_eprint
from generator.formats.bibtex.kinds import ARTICLES, BOOKS, genre_of, type_of
from generator.formats.bibtex.markdown_commands import ACCESSED, words_around
from generator.formats.bibtex.names import (
    CONTAINERS,
    FIELD_MAPPINGS,
    IDENTIFIED,
    IGNORED_FIELDS,
    IGNORED_PREFIXES,
    LANGUAGES,
    LINES,
    LINKS,
    PUBLISHERS,
    TEX,
)
from generator.formats.bibtex.people import faults_of_names, read_people, unexplained
from generator.formats.bibtex.readings import HOW, TITLE, read
from generator.formats.bibtex.tex import from_tex
from generator.formats.bibtex.titles import with_subtitle
from generator.formats.bibtex.values import Entry, Value
from generator.formats.bibtex.verbatim import from_commands, from_verbatim
from generator.formats.entry.entry import PAPER
from generator.formats.entry.imported import ImportedRecord, clean
from generator.formats.entry.paper_links import KIND_OF
from generator.formats.entry.venue_types import is_server
from generator.text.inline import render_inline
from generator.text.slug import slug
from generator.text.written_identifiers import doi_of_address, linked_addresses, read_addresses

ARXIV = re.compile(
    r"(?:arxiv[:\s./]*(?:abs/|preprint\s*)?|abs/)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.I
)
LINK = re.compile(r"\s*([^<>;]+?)\s*<([^<>]*)>\s*;?")
DASHES = re.compile(r"\s*[–—]\s*|(?<=\w)\s*--+\s*(?=\w)")
NAMED = {name: mapping for mapping in FIELD_MAPPINGS for name in (*mapping.others, mapping.written)}
UNLIKE = {"eprint", "key"}  # names with another meaning in BibTeX than in paperfolio's entries


def record_of(entry: Entry) -> ImportedRecord:
    """Return the record of an entry. Unknown fields are kept in its `extra`."""
    return _Reading(entry).record


def key_of(key: str) -> str:
    """Return the citation key to store: "" if it is equal to the id of the page ("doe-2024"), else `key`."""
    return "" if slug(key) == key else key


class _Reading:
    """One entry: the fields that are not yet read (`_left`), all its fields (`_all`), and the record that they make."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self.record = entry, ImportedRecord(is_typeset=True)
        self._left = {name: value for name, value in entry.fields if value.text}
        self._all = dict(self._left)
        self._type(entry.kind)
        self._titles(entry.kind)
        self._people()
        self._numbers(entry.kind)
        self._dates()
        self._identifiers()
        self._url()
        for name in [name for name in self._left if name in NAMED]:
            self._put(NAMED[name].ours, NAMED[name].how, name)
        self._notes()
        self._links()
        self._rest()
        self._put_key(entry.key)

    def _text(self, name: str) -> str:
        return from_tex(self._all[name].text) if name in self._all else ""

    def _verbatim(self, name: str) -> str:
        """Return a value in which `~` is no blank: that of a field of biblatex's type "date"."""
        return from_verbatim(self._all[name].text) if name in self._all else ""

    def _take(self, *names: str) -> tuple[str, Value] | None:
        """Return and remove the first of these fields that is not yet read; None if there is none."""
        name = next((name for name in names if name in self._left), "")
        return (name, self._left.pop(name)) if name else None

    def _put(self, ours: str, how: str, *names: str) -> None:
        if ours not in self.record.values and (taken := self._take(*names)):
            self.record.put(ours, self._read(how, taken[1]), taken[1].line)

    def _read(self, how: str, value: Value) -> Any:
        """Return the value of a field in TeX. Add what cannot be read to the faults of the record."""
        reading = read(how, value.text)
        self.record.issues += [(issue, value.line) for issue in reading.issues]
        return reading.value

    def _type(self, kind: str) -> None:
        type, self.record.type_source = type_of(kind, self._text("entrysubtype"), self._telling())
        self.record.put("type", type.value)
        if (genre := genre_of(kind, self._text("type"))) and (
            type.value in {"thesis", "report"} or "type" in self._all
        ):
            self.record.put("genre", genre, self._all["type"].line if "type" in self._all else 0)

    def _telling(self) -> dict[str, str]:
        """Return the fields from which the type may be inferred (`kinds.type_of`)."""
        archive = (self._text("eprinttype") or self._text("archiveprefix")).casefold()
        eprint = self._text("eprint") if archive not in NO_PREPRINTS else ""
        return {
            "venue": next(filter(None, map(self._text, CONTAINERS)), ""),
            "howpublished": self._text("howpublished"),
            "publisher": next(filter(None, map(self._text, PUBLISHERS)), ""),
            "arxiv": eprint or self._text("arxiv") or (archive if archive == "arxiv" else ""),
            "doi": self._text("doi"),
        }

    def _titles(self, kind: str) -> None:
        self._joined("title", "title", "subtitle")
        if kind not in ARTICLES:
            self._joined("venue", "booktitle", "booksubtitle")
        for name in ("journal", "journaltitle"):
            self._joined("venue", name, "journalsubtitle")
        self._joined("venue", "booktitle", "booksubtitle")
        how = self._all.get("howpublished")
        if how and (addresses := read_addresses(from_commands(how.text))):
            self._left.pop("howpublished", None)
            self.record.addresses(addresses, how.line, has_url="url" in self._all)
            before, after = words_around(how.text)
            if (accessed := ACCESSED.fullmatch(after)) and "urldate" not in self._all:
                self.record.put("accessed", from_tex(accessed[1]), how.line)
                after = ""
            if before and after:
                self.record.extra.append(
                    ("howpublished", re.sub(r"\s+(?=[,;.])", "", from_tex(from_commands(how.text))))
                )
            elif before or after:
                self.record.put("venue", from_tex(before or after), how.line)
        self._put("venue", TEX, "howpublished")
        event = self._text("eventtitle")
        if event and event == self.record.values.get("venue", ("",))[0]:  # the same title in two fields
            del self.record.values["venue"]
        title = str(self.record.values.get("title", ("",))[0])
        if "venue" in self.record.values and self.record.values["venue"][0] in {title, render_inline(title).plain}:
            del self.record.values["venue"]  # proceedings repeat their title for papers that inherit it by crossref
        self._put("publisher", TEX, *PUBLISHERS)

    def _url(self) -> None:
        """Read `url`, which may have several addresses, HTML, or the DOI."""
        if not (taken := self._take("url")):
            return
        written, line = from_commands(taken[1].text), taken[1].line
        doi = "" if "doi" in self._all else doi_of_address(written)
        self.record.put("doi", doi, line)
        found = [address for address in read_addresses(written) if not (doi and "doi.org/" in address)]
        self.record.addresses(found or ([] if doi else [written]), line)

    def _joined(self, ours: str, name: str, subname: str) -> None:
        if ours in self.record.values or not (taken := self._take(name)):
            return
        sub = self._take(subname)
        whole = Value(with_subtitle(taken[1].text, sub[1].text if sub else ""), taken[1].line)
        self.record.put(ours, self._read(TITLE if ours == "title" else TEX, whole), whole.line)

    def _people(self) -> None:
        legend = self._all["annotation"].text if "annotation" in self._all else ""
        for name in ("author", "editor", "translator"):
            annotations = {}
            for field in [field for field in self._left if field.startswith(f"{name}+an")]:
                annotations[field[len(name) + 3 :].lstrip(":")] = self._left.pop(field).text
            if taken := self._take(name):
                people = read_people(taken[1].text, annotations, legend if name == "author" else "")
                setattr(self.record, f"{name}s", people.people)
                self.record.issues += [(issue, taken[1].line) for issue in faults_of_names(taken[1].text, name)]
                if name == "author":
                    self.record.are_authors_cut = people.is_cut
        if collaboration := self._take("collaboration"):
            self.record.collaboration = from_tex(collaboration[1].text)

    def _numbers(self, kind: str) -> None:
        has_series = "series" in self._all
        ours = "issue" if kind in ARTICLES or (kind in BOOKS and not has_series) else "number"
        self._put("series_number" if kind in BOOKS and has_series else ours, TEX, "number")
        self._put("issue", TEX, "issue")
        self._put("series_number", TEX, "seriesnumber")
        self._put("number", TEX, "eid", "articleno", "article-number")
        if pages := self._take("pages"):
            self.record.put("pages", DASHES.sub("-", self._read(TEX, pages[1])), pages[1].line)

    def _dates(self) -> None:
        month = self._text("month")
        date, has_month = issued(self._verbatim("date"), self._text("year"), month, self._text("day"))
        place = self._all.get("date") or self._all.get("year") or self._all.get("month")
        if place and (status := state(date)):
            self.record.put("status", status, place.line)
        elif place:
            self.record.put("date", date, place.line)
        for name in ("date", "year", "day", *(["month"] if has_month else [])):
            self._left.pop(name, None)
        if not has_month:
            self.record.issues.append((no_month(month), self._all["month"].line))
        if seen := self._take("urldate"):
            self.record.put("accessed", from_tex(seen[1].text), seen[1].line)
        if pubstate := self._take("pubstate"):
            self.record.put("status", self._read(TEX, pubstate[1]), pubstate[1].line)
        if language := self._take("language", "langid"):
            words = from_tex(language[1].text)
            self.record.put("language", LANGUAGES.get(words.casefold(), words), language[1].line)
            self._left.pop("langid", None)

    def _identifiers(self) -> None:
        kind = self._text("eprinttype") or self._text("archiveprefix")
        if own := self._take("arxiv", "arxivid", "arxiv_id"):
            self.record.put("arxiv", from_verbatim(own[1].text), own[1].line)
        if number := self._take("pmid"):
            self.record.put("pmid", from_tex(number[1].text), number[1].line)
        eprint = self._all.get("eprint")
        if eprint and (found := read_eprint(kind, from_commands(eprint.text))):
            if found.field:
                self.record.put(found.field, found.value, eprint.line)
            self.record.link(found.label, found.value if found.label else "", eprint.line)
            for name in ("eprint", "eprinttype", "archiveprefix"):
                self._left.pop(name, None)
        classes = self._take("primaryclass", "eprintclass")
        if classes and "fields" not in self._all:
            self.record.put("fields", [from_tex(classes[1].text)], classes[1].line)
        self._arxiv_as_journal()

    def _arxiv_as_journal(self) -> None:
        """Replace a journal that is arXiv by the arXiv number.

        Google Scholar writes "arXiv preprint arXiv:2501.12948"; DBLP writes "CoRR" with the volume "abs/2501.12948".
        """
        venue, line = self.record.values.get("venue", ("", 0))
        if self.record.values["type"][0] != "article" or not is_server(str(venue)):
            return
        volume = self._text("volume")
        if found := ARXIV.search(str(venue)) or (ARXIV.fullmatch(volume) if volume else None):
            self.record.put("arxiv", found[1], line)
            del self.record.values["venue"]
            if ARXIV.fullmatch(volume):
                self._left.pop("volume", None)

    def _notes(self) -> None:
        """Read notes (`additional_info` and `annotation` of al-folio, `addendum` of biblatex) and al-folio's award."""
        if (name := self._take("award_name")) and "award" in self.record.values:
            texts, line = self.record.values.pop("award")
            self.record.put("award", [self._read(TEX, name[1])], line)
            self.record.extra.append(("award_text", ", ".join(map(str, texts))))
        more, legend = self._take("additional_info", "addendum"), self._take("annotation")
        notes = [self._read(LINES, more[1]).lstrip(". ")] if more else []
        notes += unexplained(legend[1].text) if legend else []
        if notes:
            note, line = self.record.values.pop("note", ("", (more or legend)[1].line))  # type: ignore[index]
            self.record.put("note", "\n\n".join([*([str(note)] if note else []), *notes]), line)

    def _links(self) -> None:
        seen = set()
        for name in [name for name in self._left if name in KIND_OF or name in LINKS]:
            value = self._left.pop(name)
            label = LINKS.get(name) or KIND_OF[name]
            label = name.upper() if label in seen else label
            seen.add(label)
            first, *others = linked_addresses(from_commands(value.text))
            self.record.link(label, first, value.line)
            self.record.addresses(others, value.line, has_url=True)
        doi = from_verbatim(self._all["doi"].text) if "doi" in self._all else ""
        for name in [name for name in self._left if name in IDENTIFIED]:
            value = self._left.pop(name)
            self.record.link(IDENTIFIED[name][0], identified_address(name, from_verbatim(value.text), doi), value.line)
        if more := self._take("links"):
            for label, target in LINK.findall(from_verbatim(more[1].text)):
                self.record.link(from_tex(label), target, more[1].line)

    def _rest(self) -> None:
        """Read the fields that paperfolio's own entries have under the same name; keep unknown fields as `extra`."""
        names = PAPER.names()
        for name, value in self._left.items():
            field = names.get(name) if name not in UNLIKE else None
            if field and field.name == "citations":
                text = from_tex(value.text)
                counts, mark, source = text.partition("source:")
                pairs = re.findall(r"(\d{4}|total|as_of)\s*:\s*([\d-]+)", counts)
                pairs += [("source", source.strip())] if mark else []
                self.record.put("citations", pairs or text, value.line)
            elif field and field.name not in {"bibtex", "links"} and field.name not in self.record.values:
                self.record.put(field.name, self._read(HOW.get(field.kind.read, TEX), value), value.line)
            elif name == "body":
                self.record.body = self._read(LINES, value), value.line
            elif name not in IGNORED_FIELDS and not name.startswith(IGNORED_PREFIXES):
                self.record.extra.append((name, self._read(TEX, value)))

    def _put_key(self, key: str) -> None:
        id = clean(key)
        if "id" in self.record.values:
            self.record.put("citation_key", id if id != self.record.values["id"][0] else "")
        else:
            self.record.put("id", id if slug(id) else "")
            self.record.put("citation_key", key_of(id))
