"""The publication status of a paper (CSL `status`): one word for each meaning."""

import re

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
_FOLDED = {re.sub(r"[\W_]+", "", word): status for status, words in ALIASES.items() for word in (status, *words)}


def normalised(written: str) -> str:
    """Return the status that `written` means: "In-Press" -> "in press". Texts that are not in `ALIASES` stay."""
    return _FOLDED.get(re.sub(r"[\W_]+", "", written.casefold()), written)
