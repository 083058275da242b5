"""Extract: a Page becomes an Article. `cascade` is the file to read first."""

from convert.extract.garbage import put_off
from convert.model import Article, Page
from convert.verb import make_callable


def extract(page: Page) -> Article:
    """The article of a page; see `cascade.extract`, which is loaded when the first page comes."""
    import convert.soup  # noqa: F401 - first, since it loads BeautifulSoup without what that would load
    from convert.extract import cascade

    with put_off():
        return cascade.extract(page)


make_callable(__name__)
