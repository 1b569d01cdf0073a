"""A visit to a site in Chromium: its own window, its console messages, and the result of axe."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

AXE = Path(__file__).parents[2] / ".cache/npm/node_modules/axe-core/axe.min.js"
# What axe cannot tell: the contrast of a single letter, of mathematical signs, and of words in a drawing. Their colours
# are roles, whose contrast is computed from the styles (tests/themes/test_styles.py).
UNTOLD = {"shortTextContent", "nonBmp"}
RUN = """async options => {
  const found = await axe.run(options);
  const shown = (rule, node) => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`;
  const told = node => node.any.concat(node.all, node.none).map(check => (check.data || {}).messageKey || check.id);
  return {
    violations: found.violations.flatMap(rule => rule.nodes.map(node => shown(rule, node))),
    open: found.incomplete.flatMap(rule => rule.nodes.filter(node => !node.html.startsWith("<text "))
      .map(node => [shown(rule, node), told(node)])),
    passes: found.passes.length,
  };
}"""


@contextmanager
def visitor(chromium: Browser, **options: object) -> Iterator[BrowserContext]:
    """A new window."""
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    yield context
    context.close()


def complaints(page: Page) -> list[str]:
    """Collect, from now on, messages on the console and requests that leave the site or fail."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url}: {message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: found.extend(_failure(request)))
    page.on(
        "response",
        lambda response: found.append(f"{response.status} {response.url}") if response.status > 399 else None,
    )
    return found


def _failure(request: Request) -> list[str]:
    """A request that failed; one that the next page cut short did not."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}: {request.failure}"]


def violations(page: Page) -> list[str]:
    """Return what axe reports about the page as it is: rules of WCAG, and best practices.

    The window must bypass the policy of the page (`bypass_csp`), because axe is injected.
    """
    page.evaluate(axe())
    found = page.evaluate(RUN, {"preload": False})
    assert found["passes"]
    return [*found["violations"], *(text for text, told in found["open"] if not set(told) <= UNTOLD)]


def axe() -> str:
    """The script of axe-core. `make test` installs it; in CI its absence is a failure."""
    if not AXE.is_file():
        if os.environ.get("CI") and shutil.which("npm"):
            pytest.fail(f"{AXE} is missing: `make test` installs it")
        pytest.skip("axe-core comes from npm; `make test` installs it")
    return AXE.read_text("utf-8")
