"""The environment, or a repository's name -> the absolute address that the published site will have."""

import re
from collections.abc import Mapping

from generator.model.errors import PaperfolioError
from generator.text.link import site_address

OWN, IN_ACTIONS, REPOSITORY, SERVER = "PAPERFOLIO_URL", "GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"
GITHUB = "https://github.com"
NAME = re.compile(r"([\w.-]+)/([\w.-]+)", re.A)
# https://github.com/owner/name.git, git@github.com:owner/name.git, ssh://git@github.com/owner/name
ON_GITHUB = re.compile(r"(?:\w+://)?(?:[^/@]+@)?github\.com(?::\d+)?[:/]/*([^/:]+/[^/]+?)(?:\.git)?/*", re.I)


class InvalidAddress(PaperfolioError, ValueError):
    """PAPERFOLIO_URL does not name the address of a site; the message shows what it holds.

    >>> import os
    >>> from paperfolio import InvalidAddress, open_project
    >>> os.environ["PAPERFOLIO_URL"] = "papers"
    >>> try:
    ...     open_project("my-site")
    ... except InvalidAddress as error:
    ...     print(error)  # doctest: +ELLIPSIS
    PAPERFOLIO_URL is "papers", ...
    """


def address_of(environment: Mapping[str, str]) -> str:
    """Return the address that a site built in this environment will have, with a slash at its end, or "".

    It is the value of PAPERFOLIO_URL. If that is not set, it is the address of the repository on GitHub Pages, but only
    in a workflow of GitHub Actions, so that a build on any other machine always gives the same result. Raises
    InvalidAddress if PAPERFOLIO_URL is not the address of a site.
    """
    named = environment.get(OWN, "").strip()
    if named:
        address = site_address(named)
        if not address:
            raise InvalidAddress(
                f'{OWN} is "{named}", which is not the address of a site; write it like https://name.github.io/papers/'
            )
        return address
    if environment.get(IN_ACTIONS) != "true" or environment.get(SERVER, GITHUB).rstrip("/") != GITHUB:
        return ""
    return pages_address(environment.get(REPOSITORY, ""))


def pages_address(repository: str) -> str:
    """Return the address on GitHub Pages of a repository "owner/name", or "" if the name has another form.

    `pages_address("jane/papers")` is "https://jane.github.io/papers/"; `pages_address("jane/jane.github.io")` is
    "https://jane.github.io/" (docs.github.com, "About GitHub Pages").
    """
    match = NAME.fullmatch(repository)
    if not match:
        return ""
    host = f"{match[1].lower()}.github.io"
    return f"https://{host}/" if match[2].lower() == host else f"https://{host}/{match[2]}/"


def repository_name(remote_url: str) -> str:
    """Return "owner/name" of a repository on GitHub from its URL in git's settings, or "" for another host."""
    match = ON_GITHUB.fullmatch(remote_url)
    return match[1] if match else ""
