"""Fields that give one address give one link; different addresses have labels that tell them apart."""

import re

import pytest

from tests.portfolio import Portfolio


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        ("html = {https://a.org/x}, website = {https://a.org/x}", ["HTML"]),
        ("url = {https://a.org/x}, website = {https://a.org/x}", ["Website"]),
        (r"url = {https://a.org/x}, howpublished = {\url{https://a.org/x}}", ["a.org"]),
        ("html = {https://a.org/x}, website = {https://a.org/y}", ["HTML", "Website"]),
        ("url = {https://a.org/x}, website = {https://b.org/y}", ["Website", "a.org"]),
    ],
)
def test_one_link_for_each_address(portfolio: Portfolio, fields: str, labels: list[str]) -> None:
    """On the page of the paper."""
    portfolio.file("papers/x.bib", f"@misc{{a, title = {{T}}, {fields}}}").build()
    found = re.findall(r'<a[^>]*href="https://[ab]\.org/[xy]"[^>]*>(.*?)</a>', portfolio.html("papers/a.html"), re.S)
    shown = [re.sub(r"<[^>]*>", "", label).strip() for label in found]
    assert list(dict.fromkeys(shown)) == labels
