"""The link sets of papers (FAIR Signposting, level 2): a file for each."""

from collections.abc import Iterator
from functools import partial

import msgspec

from generator.arranging.catalogue import Catalogue
from generator.arranging.memory import ArrangingMemory
from generator.model.site.page import Deferred, Document
from generator.model.site.paths import linkset_file, paper_page


def linksets(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield a link set for each paper, if the settings ask for them and the site's address is known.

    All addresses in a link set are absolute.
    """
    settings = catalogue.settings
    if settings.linksets and settings.url:
        for id, view in catalogue.views.items():
            yield Deferred(linkset_file(id), partial(_linkset, catalogue, id), (view, catalogue.index))


def _linkset(catalogue: Catalogue, id: str) -> Document:
    heads = catalogue.heads
    work = heads.work(catalogue.views[id], catalogue.index.identities[id], paper_page(id))
    text = msgspec.json.format(msgspec.json.encode(heads.linkset(work)), indent=1).decode()
    return Document(url=linkset_file(id), text=text + "\n")
