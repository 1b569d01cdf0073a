"""Name of a venue -> type of the papers that appear there."""

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


LONGEST = 1000  # characters of a name that are looked at


@lru_cache(maxsize=20_000)
def venue_type(venue: str) -> PaperType | None:
    """Return the type of the papers in `venue`, or None if the name does not show it, like "Nature".

    A preprint server or a repository has preprints (ARTICLE). But a conference or a journal before the name of the
    server is the venue ("ICML 2024 (arXiv:…)"), and so is a conference after OpenReview ("OpenReview, ICLR 2024").
    """
    text = unicodedata.normalize("NFKC", venue[:LONGEST]).replace("’", "'").replace("‘", "'")
    server = venues.SERVERS.search(text)
    if not server:
        return _named(text)
    beside = [text[: server.start()]]
    if venues.PLATFORM.search(server[0]):
        beside.append(text[server.end() :])
    appeared = (_named(part) for part in beside)
    return next((type for type in appeared if type in PUBLISHED), PaperType.ARTICLE)


def is_server(venue: str) -> bool:
    """Return whether `venue` is a preprint server, a repository or a series of working papers."""
    return venue_type(venue) is PaperType.ARTICLE


def _named(text: str) -> PaperType | None:
    """Return the type that follows from a name without a server, or None."""
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
    """Return the first match of words for a conference."""
    found = [pattern.search(words) for pattern in (venues.MEETING, venues.PROCEEDINGS, venues.CONFERENCES)]
    return min((match for match in found if match), key=re.Match[str].start, default=None)


def _is_of_a_body(words: str) -> bool:
    """Return whether these are proceedings of an academy or a society (a journal), not of one of its meetings."""
    return bool(
        venues.OF_A_BODY.search(words)
        and venues.BODIES.search(words)
        and not (venues.MEETING.search(words) or venues.CONFERENCES.search(words) or venues.COUNTED.search(words))
    )
