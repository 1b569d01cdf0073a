"""The publication status of a paper (CSL `status`): one word for each meaning."""

import re

from generator.text.fold import alphanumerics

# Each status, with its synonyms. Case, hyphens and full stops are ignored.
ALIASES = {
    "in preparation": ("in prep", "work in progress", "draft", "to be submitted"),
    "preprint": ("working paper", "prepublished", "discussion paper"),
    "submitted": ("under submission", "in submission"),
    "under review": ("in review", "under peer review", "in peer review", "being reviewed"),
    "in revision": ("under revision", "revise and resubmit", "revision", "major revision", "minor revision", "r&r"),
    "accepted": ("conditionally accepted", "accepted for publication"),
    "in press": ("inpress", "in production", "in print"),
    "to appear": ("forthcoming", "toappear", "appearing"),
    "published": ("appeared", "out", "final"),
    "withdrawn": ("withdrawal",),
    "retracted": ("retraction",),
}
# The `pubstate` of biblatex for each status (manual, "Publication State"). It has none for published, retracted and
# withdrawn papers.
PUBSTATES = {
    "in preparation": "inpreparation",
    "preprint": "prepublished",
    "submitted": "submitted",
    "under review": "submitted",
    "in revision": "submitted",
    "accepted": "forthcoming",
    "to appear": "forthcoming",
    "in press": "inpress",
}
TAKEN_BACK = ("retracted", "withdrawn")
# All statuses except "published". They are more precise than "to appear", which a future date gives.
NOT_OUT = frozenset(ALIASES) - {"published"}
# The statuses of works that are not published yet.
UNPUBLISHED = NOT_OUT - {"preprint", *TAKEN_BACK}
# Of these, the statuses of works whose year is that of an issue which is not out.
COMING = frozenset(("in press", "to appear"))
# How publishers mark a title: "RETRACTED: …", "RETRACTED ARTICLE: …", "Retraction Note to: …", "[Retracted] …", and
# "… (Retracted article. See vol. 5)"; without a sign behind it only in capitals, before a title that has others.
_MARK = (
    r"(?:(?:notice|statement) of )?(?:retracted|retraction|withdrawn|withdrawal)"
    r"(?:[ -](?:article|paper|chapter|preprint|publication|manuscript|study|notice|note))?"
    r"(?: and (?:republished|replaced))?"
)
_BEFORE = re.compile(rf"{_MARK}(?: (?:to|of|for))?\s*(?:[:：.—|]|[–-]+\s)|[\[(【]\s*{_MARK}\s*[\])】]", re.I)
_BEHIND = re.compile(
    rf"[\[(【]\s*{_MARK}(?:[\s:.,;]+(?:see|in|on|by|at|due|because)\b[^\[\]()]*)?\.?\s*[\])】]\.?$"
    rf"|[.–—|]\s*{_MARK}\.?$|\s-+\s*{_MARK}\.?$",
    re.I,
)
_IN_CAPITALS = re.compile(r"(?:RETRACTED|WITHDRAWN)(?: (?:ARTICLE|PAPER|CHAPTER|PREPRINT))?\s+(?=\S)")
_FOLDED = {alphanumerics(word): status for status, words in ALIASES.items() for word in (status, *words)}


def normalised(written: str) -> str:
    """Return the status that `written` means: "In-Press" -> "in press". Texts that are not in `ALIASES` stay."""
    return _FOLDED.get(alphanumerics(written), written)


def says_retracted(title: str) -> bool:
    """Whether a title in plain words says that its paper was retracted or withdrawn, as publishers mark titles.

    "RETRACTED: A study", "[Retracted] A study" and "A study (retracted)" do; "Retracted papers and their citations" is
    a title like any other.
    """
    words = " ".join(title.replace("*", " ").split())
    if _BEFORE.match(words) or _BEHIND.search(words):
        return True
    mark = _IN_CAPITALS.match(words)
    return mark is not None and not words[mark.end() :].isupper()
