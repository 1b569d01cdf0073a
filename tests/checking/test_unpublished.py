"""Files in content/ that no visitor can see are named by `check`."""

from generator.check import check
from generator.open import open_project
from tests.portfolio import Portfolio


def test_files_that_are_not_published_are_named(portfolio: Portfolio) -> None:
    """A picture that no entry names, and an entry in the wrong folder; but nothing that is used or private."""
    for path in ("papers/used", "papers/lost", "papers/later", "_private/x", "files/cv", "root/a"):
        portfolio.file(f"{path}.pdf", "%PDF-1.4\n")
    portfolio.file("blog/first.md", "---\ntitle: First\n---\n").file("about.md", "Text.\n").file("README.md", "Mine.\n")
    portfolio.paper("a", pdf="used.pdf").paper("b", pdf="later.pdf", draft="yes")
    found = [problem for problem in check(open_project(portfolio.root)).problems if "published" in problem.message]
    assert [(problem.path, problem.message) for problem in found] == [
        ("content/about.md", "this file is neither read nor published"),
        ("content/blog/first.md", "this file is neither read nor published"),
        ("content/papers/lost.pdf", "this file is not published, because no entry names it"),
    ]
    assert not any(problem.is_error for problem in found)
