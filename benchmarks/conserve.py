"""Is anything of a page lost? Its words against those of the article and of what the trail lists.

    python benchmarks/conserve.py DATA [--step 5] [--most 20] [--facts]

Words are `\\w+` of the lower-cased text, as multisets. A page has lost what neither body, lead picture and
notes nor the trail have; related links and the elements that print facts are in the trail. Where words are
only joined or parted (a mark that is raised now, a soft hyphen) no letters are lost, which are counted apart.
Pages that lose more than --most letters are printed with the first of their words. With --facts a word of a
fact counts as kept too.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

from extraction import pages

import convert
from convert import dom
from convert.errors import ConvertError
from convert.model import Article, Page
from convert.model.text import plain
from convert.sources import read_bytes

WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def lost(page: Page, article: Article, facts: bool) -> tuple[Counter[str], int]:
    """The words of a page that are nowhere, and how many letters of it are."""
    blocks = (*article.body, *article.notes, *((article.lead,) if article.lead else ()))
    texts = [plain(blocks), *(removal.text for removal in article.reading.trail)]
    if facts:
        texts += [fact.value for fact in article.reading.facts]
    whole, found = dom.parse(page.text).body.text(), "\n".join(texts)
    return words(whole) - words(found), (letters(whole) - letters(found)).total()


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text.lower() if c.isalnum())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--step", type=int, default=1, help="look at every n-th page only")
    parser.add_argument("--most", type=int, default=0, help="letters that a page may lose and not be printed")
    parser.add_argument("--facts", action="store_true")
    arguments = parser.parse_args()
    counted = losing = total = all_words = spelled = 0
    for identity, (source, label) in list(pages(arguments.data).items())[:: arguments.step]:
        page = read_bytes(source[2], source[1], url=source[3])
        try:
            article = convert.extract(page)
        except ConvertError as error:
            print(f"{identity}  {error}")
            continue
        gone, unspelled = lost(page, article, arguments.facts)
        counted += 1
        losing += bool(unspelled)
        spelled += unspelled
        total += gone.total()
        all_words += words(dom.parse(page.text).body.text()).total()
        if unspelled > arguments.most:
            kind = label["_internal"]["page_type"]["primary"]
            print(f"{identity} {kind:13s} {unspelled:5d}  {list(gone.items())[:12]}")
    print(f"{counted} pages, {all_words} words: {total} are joined, parted or lost")
    print(f"{losing} pages lose {spelled} letters")


if __name__ == "__main__":
    main()
