"""Checks that a build does not need: links, identifiers, duplicate papers, names, file sizes.

Every module has functions from values to findings. Only `web` sends requests to other hosts.
"""
