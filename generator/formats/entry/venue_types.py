"""A venue, by its name alone -> the type of what appears there."""

import re
import unicodedata
from functools import lru_cache

from generator.formats.entry import venues
from generator.model.paper import PaperType

BY_NAME = (
    (venues.PATENT, PaperType.PATENT),
    (venues.THESIS, PaperType.THESIS),
    (venues.REPORT, PaperType.REPORT),
)
BOOKS = (
    (venues.BOOK_SERIES, PaperType.CHAPTER),
    (venues.ENCYCLOPEDIA, PaperType.ENTRY_ENCYCLOPEDIA),
    (venues.BOOK, PaperType.CHAPTER),
    (venues.PUBLISHER, PaperType.BOOK),
    (venues.DATA, PaperType.DATASET),
)
YEAR = r"(?:[ -]?'?\d\d|[ -]?'?(?:19|20)\d\d)(?!\d)"
SPONSOR = r"(?:(?:the|annual|proc\.?|acm|ieee|cvf|usenix|ifip|aaai|iacr|isca|siam|eurographics|acm sig[a-z]+)[ /-]+)*"
TRACK = r"[ :,-]+(?:extended abstracts|ea|workshops?|w|companion|findings|demos?|posters?|industry|doctoral|late).*"
PUBLISHED = frozenset((PaperType.ARTICLE_JOURNAL, PaperType.PAPER_CONFERENCE))


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LONG, _SHORT = _alternatives(venues.ACRONYMS), _alternatives(venues.SHORT_ACRONYMS)
ACRONYM = re.compile(
    rf"(?<!\w)(?:{_LONG})(?:W|-W)?(?=\d\d|'\d\d|[\W_]|$)|(?<!\w)(?:{_SHORT}){YEAR}"
    rf"|^(?i:{SPONSOR})(?:{_SHORT})(?:$|(?i:{TRACK}))|\((?i:{SPONSOR})(?:{_SHORT})\)$"
    rf"|^(?i:{SPONSOR}(?:{_LONG})W?(?:{YEAR})?)$"
)


@lru_cache(maxsize=20_000)
def venue_type(venue: str) -> PaperType | None:
    """The type of what appears in `venue`: ARTICLE (a preprint) where it is a preprint server or a repository, None
    where the name tells nothing, as "Nature".

    A conference or a journal that is named before the server is where the paper appeared ("ICML 2024 (arXiv:…)"), and
    beside a platform of conferences the conference may follow, too ("OpenReview, ICLR 2024").
    """
    text = unicodedata.normalize("NFKC", venue).replace("’", "'").replace("‘", "'")
    server = venues.SERVERS.search(text)
    if not server:
        return _named(text)
    beside = [text[: server.start()]]
    if venues.PLATFORM.search(server[0]):
        beside.append(text[server.end() :])
    appeared = (_named(part) for part in beside)
    return next((type for type in appeared if type in PUBLISHED), PaperType.ARTICLE)


def is_server(venue: str) -> bool:
    """Whether `venue` is a preprint server, a repository or a series of working papers."""
    return venue_type(venue) is PaperType.ARTICLE


def _named(text: str) -> PaperType | None:
    """The type that a name without a server tells."""
    words = venues.plain(text)
    if venues.UNFINISHED.match(words):
        return PaperType.MANUSCRIPT
    words = venues.LEAD.sub("", words)
    journal, meeting = venues.JOURNAL.search(words), _meeting(words)
    if not journal and not meeting:
        found = next((type for pattern, type in BY_NAME if pattern.search(words)), None)
        if found:
            return found
    if venues.JOURNALS.search(words) or (journal and (not meeting or journal.start() < meeting.start())):
        return PaperType.ARTICLE_JOURNAL
    if meeting:
        return PaperType.ARTICLE_JOURNAL if _is_of_a_body(words) else PaperType.PAPER_CONFERENCE
    if ACRONYM.search(text.strip()):
        return PaperType.PAPER_CONFERENCE
    return next((type for pattern, type in BOOKS if pattern.search(words)), None)


def _meeting(words: str) -> re.Match[str] | None:
    """The first words of a conference."""
    found = [pattern.search(words) for pattern in (venues.MEETING, venues.PROCEEDINGS, venues.CONFERENCES)]
    return min((match for match in found if match), key=re.Match[str].start, default=None)


def _is_of_a_body(words: str) -> bool:
    """Whether these are the proceedings of an academy or a society, which are a journal, and not of a meeting of it."""
    return bool(
        venues.OF_A_BODY.search(words)
        and venues.BODIES.search(words)
        and not (venues.MEETING.search(words) or venues.CONFERENCES.search(words) or venues.COUNTED.search(words))
    )
