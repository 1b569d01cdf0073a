"""The link sets of papers (FAIR Signposting, level 2): a file for each, where the settings ask for them."""

from collections.abc import Iterator
from functools import partial

import msgspec

from generator.arranging.addresses.paths import paper_url
from generator.arranging.catalogue import Catalogue
from generator.arranging.metadata.signposting import linkset_url
from generator.model.page import Deferred, Document


def linksets(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """A link set for each paper; none while the site has no address, since they hold nothing that is not absolute."""
    settings = catalogue.settings
    if settings.linksets and settings.url:
        for id, leaf in catalogue.leaves.items():
            yield Deferred(linkset_url(id), partial(_linkset, catalogue, id), (leaf, catalogue.index))


def _linkset(catalogue: Catalogue, id: str) -> Document:
    heads = catalogue.heads
    work = heads.work(catalogue.leaves[id], catalogue.index.identities[id], paper_url(id))
    text = msgspec.json.format(msgspec.json.encode(heads.linkset(work)), indent=1).decode()
    return Document(url=linkset_url(id), text=text + "\n")
