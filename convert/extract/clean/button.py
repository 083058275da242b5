"""What only works on a screen: buttons, forms, marks for editing and for linking to a heading."""

import re
from typing import Final

from bs4 import Tag

from convert.extract.content import HEADINGS, Content, attribute, classes

LONG_BUTTON: Final = 40
"""Characters of a button's label; one with more holds text, as where an article sits in an unclosed one."""

FORM: Final = 500
"""Characters of a form that asks for something; pages that are one form hold far more."""

ASKING: Final = frozenset(("email", "text", "search", "tel", "password"))

MARK: Final = re.compile(r"^[#¶§🔗∞⚓\s\ufe0f]*$")
PERMALINK: Final = re.compile(
    r" (headerlink|header-?anchor|anchor|anchor-?link|permalink|heading-?link|hash-link) "
)
EDIT: Final = re.compile(r" (mw-editsection|edit-?section|edit-?link) ")
UNSHOWN: Final = re.compile(
    r" (sr-only|screen-reader-text|screen-reader-only|(u-)?visually-?hidden|assistive-text|show-for-sr|"
    r"element-invisible) "
)
"""Classes of words that are only spoken; what they say is on the page anyway."""

UNPRINTED: Final = re.compile(
    r" (no-?print|d-print-none|hidden-print|print-?hidden|print:hidden|hide-?(on-)?print) "
)
"""Classes of what the page itself leaves out on paper, such as calls to update it or to listen."""

SHORT: Final = 80
"""Characters of such a part at most; longer ones may be left out to save paper."""

FOLDS: Final = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")


def drop_buttons(content: Content) -> None:
    """Take buttons, small forms, permalinks, edit marks and words for screen readers only."""
    for form in content.named("form"):
        kinds = {attribute(field, "type").lower() for field in content.within(form, "input")}
        asks = kinds & ASKING or content.holds(form, "textarea", "select")
        if content.size(form) <= FORM and asks:
            content.take(form, "drop_buttons", "form to fill in")
    for tag in content.named("select", "textarea"):
        content.take(tag, "drop_buttons", "field to fill in")
    for button in [*content.named("button"), *_acting(content)]:
        if (
            content.size(button) <= LONG_BUTTON
            and not _unfolds(button)
            and not content.holds(button, "img", "pre")
        ):
            content.take_small(button, "drop_buttons", "buttons")
    for tag in [*content.classed(EDIT), *content.classed(UNSHOWN)]:
        if content.size(tag) <= FORM and not content.holds(tag, "img", *HEADINGS):
            content.take_small(tag, "drop_buttons", "words for screen readers and editors only")
    for tag in content.classed(UNPRINTED):
        if content.size(tag) <= SHORT and not content.holds(tag, "img", *HEADINGS):
            content.take_small(tag, "drop_buttons", "what the page leaves out on paper")
    _drop_permalinks(content)


def _acting(content: Content) -> list[Tag]:
    tags = content.named("a", "span", "div")
    return [tag for tag in tags if "role" in tag.attrs and attribute(tag, "role") == "button"]


def _unfolds(button: Tag) -> bool:
    """Whether the button is the title of a part that folds."""
    told = any(name in button.attrs for name in FOLDS)
    return told or any(
        parent.name in HEADINGS or parent.name in ("summary", "dt") for parent in (button, *button.parents)
    )


def _drop_permalinks(content: Content) -> None:
    for heading in content.named(*sorted(HEADINGS)):
        size = content.size(heading)
        for a in content.within(heading, "a"):
            if not attribute(a, "href").rpartition("/")[2].startswith("#") and "#" not in attribute(
                a, "href"
            ):
                continue
            text = content.text(a)
            if (
                (MARK.match(text) or PERMALINK.search(classes(a)))
                and content.size(a) < size
                and not content.holds(a, "img")
            ):
                content.take_small(a, "drop_buttons", "links of a heading to itself")
