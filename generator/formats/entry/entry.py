"""An entry in Markdown or YAML -> Paper."""

import posixpath
from collections.abc import Container, Iterator
from typing import Any

import msgspec

from generator.formats.entry import identifiers, kinds, tex_lines
from generator.formats.entry.article_numbers import number_and_pages
from generator.formats.entry.authors import AUTHORS, EDITORS, Authors, with_collaboration
from generator.formats.entry.citations import CITATIONS, Citations
from generator.formats.entry.drafts import PAPER_DRAFT_FIELDS, is_draft, issued
from generator.formats.entry.fields import Diagnostics, Field, Record, Table, described, read_record
from generator.formats.entry.front_matter import split_front_matter
from generator.formats.entry.marked_text import Texts
from generator.formats.entry.paper_links import LINKS, distinct_label, file_path, link_field, picture_path
from generator.formats.entry.statuses import NOTICE, STATUS
from generator.formats.entry.types import TYPES, classify
from generator.formats.entry.versions import VERSIONS, versions
from generator.formats.located import Located, LocatedList, LocatedRecord
from generator.formats.yaml.located_yaml import parse_yaml
from generator.model.paper import Paper, PaperLink, Place
from generator.model.problem import Problem
from generator.model.status import TAKEN_BACK, UNPUBLISHED, normalised
from generator.text.inline import title_words
from generator.text.slug import slug
from generator.text.written_identifiers import doi_of_address

LINK_FIELDS = ("pdf", "code", "slides", "video", "poster", "data", "website", "html")
PAPER = Table(
    "a paper",
    (
        Field("title", tex_lines.TITLE, "Title. It may contain formulas in `$…$`.", required=True),
        Field(
            "authors",
            AUTHORS,
            "Authors in order: names or mappings. `et al.` at the end means that more authors follow.",
            ("author",),
        ),
        Field(
            "date",
            kinds.ISSUE_DATE,
            "Date of publication: a year, a month, a day, a range, a season, or `in press`.",
            ("issued", "year"),
        ),
        Field("type", kinds.choice(TYPES), "Type of the publication. Default: inferred from the other fields."),
        Field("venue", tex_lines.LINE, "Journal, proceedings or book.", ("journal", "booktitle", "container_title")),
        Field("venue_short", tex_lines.LINE, "Short name of the venue: `NeurIPS`.", ("container_title_short", "abbr")),
        Field("event", tex_lines.LINE, "Conference or workshop.", ("conference", "event_title")),
        Field("event_place", tex_lines.LINE, "Place of the conference."),
        Field("publisher", tex_lines.LINE, "Publisher, university or institution.", ("school", "institution")),
        Field("publisher_place", tex_lines.LINE, "Place of the publisher."),
        Field("series", tex_lines.LINE, "Series of the book or proceedings.", ("collection_title",)),
        Field("series_number", tex_lines.LINE, "Number in the series.", ("collection_number",)),
        Field("volume", kinds.LINE, "Volume of the journal or series."),
        Field("issue", kinds.LINE, "Issue of the volume."),
        Field("pages", kinds.PAGES, "Pages: `1-10`.", ("page",)),
        Field(
            "number",
            kinds.LINE,
            "Number of a report, patent or article.",
            ("eid", "articleno", "article_number"),
        ),
        Field("edition", tex_lines.LINE, "Edition of a book."),
        Field("version", tex_lines.LINE, "Version of a program or data set."),
        Field("chapter", tex_lines.LINE, "Number of the chapter.", ("chapter_number",)),
        Field("page_count", tex_lines.LINE, "Number of pages of a book.", ("number_of_pages",)),
        Field("genre", tex_lines.LINE, "Kind of thesis or report: `Master's thesis`."),
        Field("editors", EDITORS, "Editors, in the same form as authors.", ("editor",)),
        Field("translators", EDITORS, "Translators, in the same form as authors.", ("translator",)),
        Field("collaboration", kinds.LINE, "Collaboration for which the authors write: `LHCb`. It becomes an author."),
        Field("abstract", kinds.MARKDOWN, "Abstract. Default: the text before the first heading."),
        Field("tldr", kinds.MARKDOWN, "Summary in one sentence.", ("summary",)),
        Field("keywords", tex_lines.LINES, "Keywords. Each one has a page that lists its papers.", ("tags",)),
        Field("fields", kinds.LINES, "Research fields: arXiv categories (`cs.CL` or `CL`) or names.", ("field",)),
        Field("affiliations", tex_lines.WHOLE_LINES, "Affiliations of the paper as a whole.", ("affiliation",)),
        Field(
            "links",
            LINKS,
            "Links by label: `pdf`, `code`, `slides`, `video`, `poster`, `data`, `website`, or any other label.",
        ),
        *(Field(name, link_field(name), f"Short form of `links: {{{name}: …}}`.") for name in LINK_FIELDS),
        Field("doi", identifiers.DOI, "DOI, with or without `https://doi.org/`."),
        Field("arxiv", identifiers.ARXIV, "arXiv identifier: `2405.04430`.", ("eprint", "arxiv_id")),
        Field("pmid", identifiers.PMID, "PubMed identifier."),
        Field("isbn", identifiers.ISBNS, "ISBN of a book, or several."),
        Field("issn", identifiers.ISSNS, "ISSN of a journal, or several."),
        Field("url", kinds.ADDRESS, "Page of the paper at the publisher."),
        Field("accessed", kinds.DATE, "Date on which you visited the page at `url`."),
        Field("status", STATUS, "Status of publication: submitted, under review, accepted, in press, retracted …"),
        Field(
            "retraction", NOTICE, "The retraction notice. It sets `status` to `retracted`, unless it is `withdrawn`."
        ),
        Field("versions", VERSIONS, "Other versions of the same work, such as its preprint or the conference paper."),
        Field("award", tex_lines.WHOLE_LINES, "Awards.", ("awards",)),
        Field("featured", kinds.FLAG, "Show the paper among the selected papers.", ("selected",)),
        Field(
            "citations",
            CITATIONS,
            "Number of citations: `120`; or a mapping of numbers by year, `total`, `source` and `as_of`.",
            ("cited_by",),
        ),
        Field("image", kinds.LINE, "Picture file beside the entry, or a video (MP4, WebM).", ("preview", "thumbnail")),
        Field("image_alt", kinds.LINE, "Description of the picture for readers who cannot see it (alternative text)."),
        Field("note", kinds.MARKDOWN, "A remark."),
        Field("language", kinds.LANGUAGE, "Language of the paper: `en`, `de`."),
        Field("license", kinds.LINE, "Licence: `CC-BY-4.0`."),
        Field("id", kinds.LINE, "Name of the paper's page. Default: the file name; in a list, the title."),
        Field("citation_key", kinds.LINE, "Key of the BibTeX entry. Default: the `id`.", ("key",)),
        Field("bibtex", kinds.TEXT, "BibTeX entry to publish instead of the generated one."),
        Field(
            "aliases", kinds.PATHS, "Old addresses that redirect to this paper: `/old/doe.html`.", ("redirect_from",)
        ),
        *PAPER_DRAFT_FIELDS,
    ),
    keeps_unknown=True,
    is_entry=True,
)


class Entries(msgspec.Struct, frozen=True):
    """The papers and the problems of one file."""

    papers: tuple[Paper, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_markdown_entry(text: str, path: str, files: Container[str] = (), *, trusted: bool = False) -> Entries:
    """Return the paper of a Markdown file.

    The front matter has its fields. The text before the first heading is the abstract, unless the front matter has
    one; the rest is the body. Raises YamlError if the file has no front matter.

    `path` is relative to the site's folder; `files` are the paths under content/ that links may name.
    """
    parts = split_front_matter(text, path)
    diagnostics = Diagnostics(path, first_line=2)
    root, problems = parse_yaml(parts.yaml, path, 2)
    diagnostics.problems += problems
    if root is None:
        diagnostics.problems.append(
            Problem(path, 1, 1, "the front matter is empty", "add `title: …` between the lines ---")
        )
        return Entries(problems=tuple(diagnostics.problems))
    stem = posixpath.basename(path).rsplit(".", 1)[0]
    texts = Texts(diagnostics, _folder(path), trusted=trusted)
    paper = _paper(root, diagnostics, texts, stem, files, (parts.body, parts.body_line))
    return Entries((paper,) if paper else (), tuple(diagnostics.problems))


def parse_yaml_entries(text: str, path: str, files: Container[str] = (), *, trusted: bool = False) -> Entries:
    """Return the paper or the list of papers of a YAML file. Raises YamlError if it is not valid YAML."""
    diagnostics = Diagnostics(path)
    root, problems = parse_yaml(text, path)
    diagnostics.problems += problems
    if root is None:
        diagnostics.problems.append(Problem(path, 0, 0, "this file is empty", "add `title: …`, or delete the file"))
        return Entries(problems=tuple(diagnostics.problems))
    stem = posixpath.basename(path).rsplit(".", 1)[0]
    texts = Texts(diagnostics, _folder(path), trusted=trusted)
    if isinstance(root, LocatedList):
        found = [_paper(node, diagnostics, texts, "", files) for node in root.items]
    else:
        found = [_paper(root, diagnostics, texts, stem, files)]
    return Entries(tuple(paper for paper in found if paper), tuple(diagnostics.problems))


def paper_of(node: Located, diagnostics: Diagnostics, texts: Texts, files: Container[str]) -> Paper | None:
    """Return the paper of a record from another format. Its place is the first line of `diagnostics`."""
    return _paper(node, diagnostics, texts, "", files)


def _folder(path: str) -> str:
    return posixpath.dirname(path.removeprefix("content/"))


def _paper(
    node: Located,
    diagnostics: Diagnostics,
    texts: Texts,
    stem: str,
    files: Container[str],
    body: tuple[str, int] | None = None,
) -> Paper | None:
    """Return the paper of one record, or None if it is no mapping or has no title."""
    if not isinstance(node, LocatedRecord):
        diagnostics.error(
            node, f"a paper must be a mapping, not {described(node)}", "write `title: …` and its other fields"
        )
        return None
    record = read_record(node, PAPER, diagnostics)
    values = record.values
    if not values.get("title"):
        if "title" in values:  # it has only invisible characters
            diagnostics.error(record.nodes["title"], "the title is empty", "write a title with visible characters")
        return None
    _take_status_from_note(values)
    if "doi" not in values and (doi := doi_of_address(values.get("url", ""))):
        values["doi"] = doi
    folder = _folder(diagnostics.path)
    abstract, sections = texts.abstract_and_body(record, body)
    authors = values.get("authors", Authors())
    cited: Citations | None = values.get("citations")
    type, type_source = classify(values)
    number, page = number_and_pages(values, type)
    wanted = values.get("id") or stem or title_words(values["title"])
    return Paper(
        id=slug(wanted) or slug(title_words(values["title"])) or "paper",
        place=Place(diagnostics.path, diagnostics.place(node)[1] if body is None else 1),
        type=type,
        type_source=type_source,
        title=texts.title(record),
        authors=with_collaboration(authors.people, values.get("collaboration", "")),
        are_authors_cut=authors.is_cut,
        editors=values.get("editors", Authors()).people,
        translators=values.get("translators", Authors()).people,
        issued=issued(values).date,
        container_title=values.get("venue", ""),
        container_title_short=values.get("venue_short", ""),
        collection_title=values.get("series", ""),
        collection_number=values.get("series_number", ""),
        event_title=values.get("event", ""),
        number=number,
        page=page,
        chapter_number=values.get("chapter", ""),
        number_of_pages=values.get("page_count", ""),
        abstract=abstract,
        tldr=texts.text(record, "tldr"),
        note=texts.text(record, "note"),
        body=sections,
        is_featured=values.get("featured", False),
        is_draft=is_draft(record, diagnostics.path),
        citations=cited.total if cited else None,
        citations_per_year=cited.per_year if cited else (),
        citations_source=cited.source if cited else "",
        citations_as_of=cited.as_of if cited else None,
        status=_status(values),
        versions=tuple(versions(values.get("versions", []), diagnostics, folder, files)),
        image=_image(record, diagnostics, folder, files),
        links=tuple(_links(record, diagnostics, folder, files)),
        extra=record.extra,
        **{name: values[name] for name in SAME if name in values},
    )


# Fields with the same name and value in the model.
SAME = (
    "publisher", "publisher_place", "event_place", "volume", "issue", "edition", "version", "genre",
    "accessed", "doi", "isbn", "issn", "pmid", "arxiv", "url", "keywords",
    "fields", "affiliations", "language", "license", "award", "retraction", "image_alt", "aliases",
    "citation_key", "bibtex",
)  # fmt: skip


def _take_status_from_note(values: dict[str, Any]) -> None:
    """Make a note that is only the word of a status, as BibTeX's own styles want it ("In press"), the status."""
    status = normalised(values.get("note", ""))
    if status in UNPUBLISHED and not (values.get("status") or issued(values).status):
        values["status"] = status
        del values["note"]


def _status(values: dict[str, Any]) -> str:
    """Return the given status. With a retraction notice it is "retracted", unless it is given as withdrawn."""
    status: str = values.get("status", "") or issued(values).status
    return "retracted" if values.get("retraction") is not None and status not in TAKEN_BACK else status


def _links(record: Record, diagnostics: Diagnostics, folder: str, files: Container[str]) -> Iterator[PaperLink]:
    """Yield the links: those of LINK_FIELDS first, then those of `links`. A missing file is a problem at its place.

    A repeated link is left out. A second link with one label gets a label that tells the two apart.
    """
    found = [record.values[name] for name in LINK_FIELDS if name in record.values]
    found += record.values.get("links", ())
    seen: set[tuple[str, str]] = set()
    labels: set[str] = set()
    for link, node in found:
        target = file_path(link.target, node, diagnostics, folder, files) if link.is_file else link.target
        if not target or (link.label, target) in seen:
            continue
        label, kind = distinct_label(link, labels), link.kind
        if label != link.label:
            message = f'this paper has two links named {kind}; the second is called "{label}"'
            diagnostics.warning(node, message, "delete one, or give one of them another label")
            kind = label.casefold()
        seen.add((link.label, target))
        labels.add(label)
        yield msgspec.structs.replace(link, target=target, label=label, kind=kind)


def _image(record: Record, diagnostics: Diagnostics, folder: str, files: Container[str]) -> str:
    target = record.values.get("image", "")
    return picture_path(target, record.nodes["image"], diagnostics, folder, files, or_video=True) if target else ""
