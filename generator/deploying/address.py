"""An environment, a repository's name -> the absolute address that a site will have, as far as they tell."""

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
    """The address that what is built here will have, with a slash at its end, or empty.

    PAPERFOLIO_URL names it. Without, a workflow of GitHub knows the repository's name, and so where GitHub Pages has
    its site; a machine that runs no workflow is never asked, so that what is built there is always the same. Raises
    InvalidAddress where PAPERFOLIO_URL is no address of a site.
    """
    named = environment.get(OWN, "").strip()
    if named:
        address = site_address(named)
        if not address:
            raise InvalidAddress(
                f'{OWN} is "{named}", and that is no address of a site like https://name.github.io/papers/'
            )
        return address
    if environment.get(IN_ACTIONS) != "true" or environment.get(SERVER, GITHUB).rstrip("/") != GITHUB:
        return ""
    return pages_address(environment.get(REPOSITORY, ""))


def pages_address(repository: str) -> str:
    """Where GitHub Pages has the site of a repository "owner/name": at the root of its owner's host where the name is
    that host, else in a folder of the repository's name. Empty where it is no such name."""
    match = NAME.fullmatch(repository)
    if not match:
        return ""
    host = f"{match[1].lower()}.github.io"
    return f"https://{host}/" if match[2].lower() == host else f"https://{host}/{match[2]}/"


def repository_name(remote_url: str) -> str:
    """The "owner/name" of a repository on GitHub, from the address by which git knows it; empty for any other."""
    match = ON_GITHUB.fullmatch(remote_url)
    return match[1] if match else ""
