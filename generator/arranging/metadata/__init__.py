"""What pages tell machines, each form a function of its own, and all from one `Work`: what a page is about."""

from generator.arranging.metadata.descriptions import description

__all__ = ["description"]
