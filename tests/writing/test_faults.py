"""Builds that are killed, that meet each other, and that the disk refuses."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.model.problem import CannotWrite
from generator.model.site import OutputFile
from generator.writing.check import check
from generator.writing.output import write
from tests.writing.folders import CHECKOUT, pages, snapshot

LONG = "long " * 100_000
OLD = {"index": "old", "kept": "kept", "papers__a": "old", "stale__deep__b": "old"}
NEW = {"index": "new", "kept": "kept", "papers__a": LONG, "fresh__deep__c": "new", "fresh__d": "new"}
FOREIGN = {"CNAME": "jane.example.org", "papers/notes": "mine"}


def _folder(place: Path, plan: dict[str, str]) -> Path:
    """An output folder with foreign files, built by `plan`."""
    for name, text in FOREIGN.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    write(pages(**plan), place)
    return place


def _are_whole(output: Path) -> bool:
    """Whether each file with the name of a page has all the bytes of the old page or of the new one, and each foreign
    file its own."""
    found = snapshot(output)
    for name, content in found.items():
        if not name.startswith(".paperfolio-") and not name.endswith("/"):
            key = name.replace("/", "__")
            assert content in {plan[key].encode() for plan in (OLD, NEW, FOREIGN) if (key if plan is not FOREIGN else name) in plan}
    return all(name in found for name in FOREIGN) and "kept" in found and "index" in found and "papers/a" in found
