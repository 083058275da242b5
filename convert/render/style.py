"""Computed styles that were worked out before: in an earlier layout of the document, or for another one.

The typesetter works out some hundred properties of each element from the rules that fit it and the style of
its parent, anew in each layout, a quarter of its time. Where the rules of an element and of all around it are
those of an element before, so are its properties. They are kept for as long as the press.
"""

from collections.abc import Collection
from typing import Any, Final

MOST: Final = 2_000
"""Styles that are kept, of about 10 KB; an article has a hundred, and most of them are those of others."""

OWN: Final = "anchor"
"""The property that is an element's own, and on which no other depends."""

LANGUAGE: Final = "lang"
"""The property that comes from an element's attribute, and is what it says, not where it stands."""


class Known:
    """The properties of a style as far as they were asked for, and what is known of the styles below it."""

    __slots__ = ("anonymous", "below", "held", "specified", "values")

    def __init__(self, held: object = None) -> None:
        self.values: dict[str, Any] = {}
        self.specified: dict[str, Any] = {}
        self.below: dict[object, Known] = {}
        self.anonymous: dict[str, Any] = {}
        self.held = held  # the values of rules are known by their places in memory, which nothing may take


class Styles:
    """The styles of one press. `logical` are properties that weigh against others, as those of the side where
    lines begin do against left and right."""

    def __init__(self, logical: Collection[str]) -> None:
        self.logical = frozenset(logical)
        self.forget()

    def forget(self) -> None:
        self.root = Known()
        self.count = 0

    def tidy(self) -> None:
        """Between documents: begin anew where too much is kept."""
        if self.count >= MOST:
            self.forget()

    def find(self, above: Known, pseudo: str | None, cascaded: dict[str, tuple[Any, Any]]) -> Known | None:
        """What is known of a style below another; None where no more is kept."""
        if OWN in cascaded:
            cascaded = {name: value for name, value in cascaded.items() if name != OWN}
        names = tuple(cascaded)
        values = [value for value, _ in cascaded.values()]
        key: tuple[object, ...] = (pseudo, names, *map(id, values))
        if LANGUAGE in cascaded:
            place = names.index(LANGUAGE)
            key = (*key[: place + 2], values[place], *key[place + 3 :])
        if not self.logical.isdisjoint(names):
            key = (key, *((origin, layer, *rest) for _, (origin, layer, rest) in cascaded.values()))
        known = above.below.get(key)
        if known is None and self.count < MOST:
            known = above.below[key] = Known(values)
            self.count += 1
        return known


def share_styles(computed: Any, anonymous: Any) -> tuple[Any, Any]:
    """What is to stand for the typesetter's ComputedStyle and AnonymousStyle, whose `__missing__` works out a
    property when it is first asked for.

    Styles are shared where the font configuration has `styles`. One that is copied is about to be changed, so
    that the copy shares nothing.
    """

    class SharedStyle(computed):  # type: ignore[misc] # its base has no types
        known: Known | None = None

        def __init__(self, parent: Any, cascaded: Any, *others: Any) -> None:
            super().__init__(parent, cascaded, *others)
            styles: Styles | None = getattr(self.font_config, "styles", None)
            if styles is None:
                return
            above = styles.root if parent is None else getattr(parent, "known", None)
            if above:
                self.known = styles.find(above, self.pseudo_type, cascaded)
            if self.known:
                self.update(self.known.values)
                self.specified.update(self.known.specified)

        def copy(self) -> Any:
            return leave(super().copy(), self)

        def __missing__(self, key: str) -> Any:
            value = super().__missing__(key)
            if self.known and key != OWN:
                self.known.values[key] = value
                if key in self.specified:
                    self.known.specified[key] = self.specified[key]
            return value

    class SharedAnonymous(anonymous):  # type: ignore[misc] # its base has no types
        known: dict[str, Any] | None = None

        def __init__(self, parent: Any) -> None:
            super().__init__(parent)
            if isinstance(parent, SharedStyle) and parent.known:
                self.known = parent.known.anonymous
                self.update(self.known)

        def copy(self) -> Any:
            return leave(super().copy(), self)

        def __missing__(self, key: str) -> Any:
            value = super().__missing__(key)
            if self.known is not None and key != OWN:
                self.known[key] = value
            return value

    return SharedStyle, SharedAnonymous


def leave(copied: Any, style: Any) -> Any:
    """The copy of a style, which shares nothing and has what the style has."""
    copied.known = None
    for name in copied.keys() - style.keys():
        del copied[name]
    return copied
