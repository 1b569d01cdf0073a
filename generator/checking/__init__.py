"""What may be wrong with a site beyond what a build must know: links, identifiers, twins, names, sizes.

Every module is functions from values to findings; `web` alone asks other hosts, and only when it is called.
"""
