"""Metadata for programs in the heads of pages: a function for each format; those about a paper take one
`WorkMetadata`."""

from generator.arranging.metadata.descriptions import description

__all__ = ["description"]
