"""Addresses: the path of each file in output/, and the links to it."""
