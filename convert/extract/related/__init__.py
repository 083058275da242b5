"""Related links: lists of links on the page, those that it recommends lifted out as data."""

from convert.extract.related.shelf import Shelf, lift

__all__ = ["Shelf", "lift"]
