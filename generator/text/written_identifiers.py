"""DOIs, addresses and arXiv identifiers as people write them -> the identifiers themselves.

Exports of publishers and old lists have them inside addresses, HTML, Markdown or sentences, and escaped in all ways.
"""

import re
from html import unescape
from urllib.parse import unquote

TAG = re.compile(
    r"<a\b[^>]*?\bhref\s*=\s*[\"']?([^\"'\s>]+)[^>]*>.*?(?:</a\s*>|$)|</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I | re.S
)
DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/\S+")
RESOLVER = re.compile(r"(?:https?://)?\b(?:dx\.|www\.)?doi\.org/", re.I)
ESCAPED = re.compile(r"%(?:2[0-9A-F]|3[A-F]|5[BD]|7[BD])", re.I)
# Addresses of publishers in which a DOI is that of the page.
PUBLISHER = re.compile(
    r"^https?://(?:[\w.-]+(?::\d+)?/(?:[\w-]+/)*doi/(?:[a-z]+/)*|link\.springer\.com/[a-z-]+/|"
    r"(?:journals|link)\.aps\.org/(?:[a-z]+/)*|iopscience\.iop\.org/article/|www\.frontiersin\.org/articles?/)"
    r"10\.\d{4,9}(?:\.\d+)*(?:/|%2F)",
    re.I,
)
NEXT = re.compile(r"[;,|](?=(?:doi:|(?:https?://)?(?:dx\.)?doi\.org/)?10\.\d{4,9}/)", re.I)  # before another DOI
# What publishers put behind the DOI in their addresses.
BEHIND = re.compile(r"(?:[?#].*|/(?:full|abstract|abs|e?pdf|pdfdirect|html|meta|summary|references)|\.pdf)$", re.I)
ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s<>\"{}|\\^`]+|\bwww\.[\w-]+\.[^\s<>\"{}|\\^`]+", re.I)
MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))+)>?[^()]*\)")
ARXIV = re.compile(r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?", re.I)
ARXIV_PREFIX = re.compile(
    r"^(?:(?:https?://)?(?:www\.|export\.|[a-z]+\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/|arxiv[:\s]\s*|"
    r"(?:https?://)?(?:dx\.)?doi\.org/10\.48550/arxiv\.|10\.48550/arxiv\.|abs/)",
    re.I,
)
PMID = re.compile(r"(?:https?://(?:www\.)?\S*pubmed\S*?/|pmid|pubmed)?\s*:?\s*(\d{1,9})/?", re.I)
PMCID = re.compile(r"(?:https?://\S*/articles/|pmcid|pmc)?\s*:?\s*(?:PMC)?\s*(\d{1,9})/?", re.I)
UNCLEAR = re.compile(r"[<\[\s]|^www\.", re.I)  # a text that is more than one plain address or path
PAIRS = {")": "(", "]": "[", "}": "{"}


def read_doi(written: str) -> str:
    """Return the DOI in a text, decoded, or empty text if there is none.

    >>> read_doi("https://doi.org/10.1002/(SICI)1096%3C113::AID%3E3.0.CO;2-6")
    '10.1002/(SICI)1096<113::AID>3.0.CO;2-6'
    >>> read_doi("https://publisher.example/doi/full/10.1000/182?download=1")
    '10.1000/182'
    """
    text = without_html(written) if "&" in written or "</" in written or "<a" in written else written
    if (bare := text.strip()).startswith("<") and bare.endswith(">"):  # an address of Markdown or of an e-mail
        text = bare[1:-1]
    found = DOI.search(text) or DOI.search(unquote(text))
    if not found:
        return ""
    doi, before = found[0], text[: found.start()]
    if ESCAPED.search(doi):
        doi = unquote(doi).split()[0]
    doi = NEXT.split(doi)[0]
    if "/" in before.replace("//", "") and not RESOLVER.fullmatch(before):  # the address of a publisher
        while (shorter := BEHIND.sub("", doi)) != doi:
            doi = shorter
    return _without_end(doi)


def other_dois(written: str, doi: str) -> bool:
    """Return whether a text has another DOI after this one."""
    rest = unquote(without_html(written)).partition(doi)[2]
    return any(_without_end(found).casefold() != doi.casefold() for found in DOI.findall(rest))


def doi_of_address(written: str) -> str:
    """Return the DOI of an address of doi.org or of a publisher, or a bare DOI; empty text for any other address.

    >>> doi_of_address("https://publisher.example/doi/abs/10.1000/182"), doi_of_address("https://a.example/10.1000/182")
    ('10.1000/182', '')
    """
    is_doi = RESOLVER.search(written) or written.startswith("10.") or PUBLISHER.search(written)
    return read_doi(written) if is_doi else ""


def read_arxiv(written: str) -> str:
    """Return the arXiv identifier of a text with its version, or empty text: "arXiv:2405.04430v2" -> "2405.04430v2"."""
    bare = re.sub(r"\s*\[[\w.-]+\]$", "", ARXIV_PREFIX.sub("", written.strip()).strip())
    found = ARXIV.fullmatch(bare.partition("?")[0])
    return found[1] if found else ""


def read_pmid(written: str) -> str:
    """Return the number of a paper in PubMed, or empty text: "PMID: 12345", "https://pubmed.ncbi.nlm.nih.gov/12345/"."""
    found = PMID.fullmatch(written.strip())
    return found[1] if found else ""


def read_pmcid(written: str) -> str:
    """Return the number of a paper in PubMed Central, with its letters, or empty text: "12345" -> "PMC12345"."""
    found = PMCID.fullmatch(written.strip())
    return f"PMC{found[1]}" if found else ""


def linked_addresses(written: str) -> list[str]:
    """Return the targets of a field that is a link: the addresses in HTML, Markdown or a list, else the whole text.

    >>> linked_addresses("slides/talk 1.pdf"), linked_addresses("www.example.org/x")
    (['slides/talk 1.pdf'], ['https://www.example.org/x'])
    """
    return (read_addresses(written) if UNCLEAR.search(written) else []) or [written]


def read_addresses(written: str) -> list[str]:
    """Return the web addresses in a text, in order: one, several, or those in HTML or Markdown.

    >>> read_addresses('<a href="https://example.org/a&amp;b">here</a>, www.example.org/c')
    ['https://example.org/a&b', 'https://www.example.org/c']
    """
    text = without_html(written) if "<" in written or "&" in written else written
    text = MARKDOWN_LINK.sub(r" \1 ", text)
    whole = text.strip()
    if whole.count("://") == 1 and ADDRESS.match(whole) and re.search(r"\s", whole) and _is_path(whole):
        return [re.sub(r"\s+", "%20", whole)]
    found = (_without_end(match[0]) for match in ADDRESS.finditer(text))
    return list(dict.fromkeys(url if "://" in url else f"https://{url}" for url in found))


def without_html(text: str) -> str:
    """Return the text with entities decoded, also doubled ones, and with the targets of links instead of their tags."""
    for _ in range(3):
        text = unescape(text)
    return TAG.sub(lambda tag: f" {tag[1]} " if tag[1] else "", text)


def _is_path(text: str) -> bool:
    """Return whether a text with blanks is one address: it ends in the name of a file, and no blank ends a sentence."""
    return bool(re.search(r"\.[a-z0-9]{2,5}$", text, re.I)) and not re.search(r"[.,;:()\[\]]\s|\s[(\[]", text)


def _without_end(text: str) -> str:
    """Return an identifier without the punctuation of the sentence around it."""
    while text and (text[-1] in ".,;:'\"" or _is_unpaired(text)):
        text = text[:-1]
    return text


def _is_unpaired(text: str) -> bool:
    """Return whether the last character closes a bracket that the text does not open."""
    return text[-1] in PAIRS and text.count(PAIRS[text[-1]]) < text.count(text[-1])
