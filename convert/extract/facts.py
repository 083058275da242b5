"""Title, dek, byline, dates and the other facts of a page, each with the witness that gave it."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Literal

import msgspec

from convert.dom import Tree
from convert.extract.affiliation import read_affiliations
from convert.extract.author import read_authors
from convert.extract.claim import declared_titles
from convert.extract.dek import Dek, read_dek
from convert.extract.imprint import Told, read_imprint
from convert.extract.issued import Issued, read_issued
from convert.extract.language import read_language
from convert.extract.masthead import Masthead
from convert.extract.picture import Lead, read_lead
from convert.extract.rights import read_rights
from convert.extract.section import read_section
from convert.extract.signature import Authors
from convert.extract.site import site_beside, site_names
from convert.extract.title import Title, read_title
from convert.extract.translator import read_translators
from convert.extract.visible import Line, fold
from convert.extract.witness import Evidence
from convert.model import Fact, Figure, Person
from convert.model.direction import direction_of
from convert.remarks import Remark


class Facts(msgspec.Struct, frozen=True):
    """What a page says about its article.

    `printed` is the day that the page itself shows a reader (of publication, else of change), None
    where it shows none. `base` is what relative addresses are resolved against. `nodes` maps the
    name of a fact to the orders of the visible elements that print it.
    """

    title: str | None = None
    dek: str | None = None
    byline: tuple[Person, ...] = ()
    published: str | None = None
    updated: str | None = None
    printed: str | None = None
    language: str | None = None
    direction: Literal["ltr", "rtl"] = "ltr"
    site: str | None = None
    section: str | None = None
    lead: Figure | None = None
    copyright: str | None = None
    canonical: str | None = None
    base: str | None = None
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    nodes: dict[str, set[int]] = {}


def read_facts(tree: Tree, url: str | None = None, text: Callable[[], str] | None = None) -> Facts:
    """Ask all witnesses of a page.

    `text` gives the words of the article, from which the language is told where the page does not
    say it; without it the visible paragraphs of the whole page are used.
    """
    page = Evidence(tree, url)
    sites = site_names(page)
    names = frozenset(fold(name) for name, _ in sites)
    title = read_title(page, names)
    head = Masthead(page, title.node)
    language, language_witness = _read_language(page, head, text)
    issued = read_issued(page, head, language)
    beside = site_beside(declared_titles(page), title.value) if title.value else None
    sites += [beside] if beside and not sites else []
    authors = read_authors(page, head, tuple(name for name, _ in sites))
    persons = read_affiliations(head, authors.persons)
    authors = authors._replace(persons=(*persons, *read_translators(head, persons)) if persons else ())
    imprint = read_imprint(head, Told(authors.persons, _days(issued), issued.orders), language)
    taken = frozenset(
        o for orders in imprint.values() for order in orders for o in page.below(page.nodes[order])
    )
    dek = read_dek(page, head, title.value, taken, authors.persons)
    lead = read_lead(page, head, taken | dek.orders, frozenset(fold(p.name) for p in authors.persons))
    section = read_section(page, head, names)
    site, site_witness = sites[0] if sites else (None, "")
    stated = _state(
        title,
        dek,
        authors,
        issued,
        lead,
        {
            "language": (language, language_witness),
            "site": (site, site_witness),
            "section": (section.value, section.witness),
        },
    )
    nodes = {
        "title": {title.node.order} if title.node else set(),
        "dek": set(dek.orders),
        **imprint,
        "section": set(section.orders),
        "lead": set(lead.orders),
    }
    return Facts(
        title=title.value,
        dek=dek.value,
        byline=authors.persons,
        published=issued.published,
        updated=issued.updated,
        printed=issued.printed,
        language=language,
        direction=_direction(page, language),
        site=site,
        section=section.value,
        lead=lead.figure,
        copyright=read_rights(page),
        canonical=page.canonical,
        base=page.base,
        facts=stated,
        remarks=issued.remarks,
        nodes={name: orders for name, orders in nodes.items() if orders},
    )


def _days(issued: Issued) -> frozenset[str]:
    """All days that the page prints or declares of itself."""
    told = (issued.published, issued.updated, issued.printed, *(rival.value for rival in issued.rivals))
    return frozenset(day for day in told if day)


def _state(
    title: Title,
    dek: Dek,
    authors: Authors,
    issued: Issued,
    lead: Lead,
    others: dict[str, tuple[str | None, str]],
) -> tuple[Fact, ...]:
    """Each fact that was found, with its witness and the rivals it beat."""
    found = [
        Fact("title", title.value or "", title.witness, title.rivals),
        Fact("dek", dek.value or "", dek.witness),
        Fact("byline", ", ".join(p.name for p in authors.persons), authors.witness, authors.rivals),
        Fact("published", issued.published or "", issued.witness, issued.rivals),
        Fact("updated", issued.updated or "", issued.updated_witness),
        Fact("printed", issued.printed or "", "text"),
        Fact("lead", lead.figure.images[0].src if lead.figure else "", lead.witness),
        *(Fact(name, value or "", witness) for name, (value, witness) in others.items()),
    ]
    return tuple(fact for fact in found if fact.value)


def _read_language(page: Evidence, head: Masthead, text: Callable[[], str] | None) -> tuple[str | None, str]:
    """The language and who told it: html lang, og:locale, JSON-LD, or the text itself."""
    root, body = page.tree.root, page.tree.body
    told = [
        (root.get("lang") or root.get("xml:lang"), "markup html lang"),
        (body.get("lang"), "markup body lang"),
        (str(page.article.get("inLanguage") or ""), "JSON-LD inLanguage"),
        *(
            (v, f"meta {name}")
            for name in ("og:locale", "content-language", "dc.language", "language")
            for v in page.metas.get(name, ())
        ),
    ]
    sample = text() if text else _sample(page, head)
    language = read_language([value for value, _ in told], sample)
    witness = next(
        (w for v, w in told if language and v.lower().replace("_", "-").startswith(language.lower())), "text"
    )
    return language, witness if language else ""


def _sample(page: Evidence, head: Masthead) -> str:
    """The longer lines from the headline on, which are the running text; those of the whole page else."""
    return _long_lines(chain(head.below, page.lines(head.end + 1, len(page.nodes)))) or _long_lines(
        page.lines(page.tree.body.order, len(page.nodes))
    )


def _long_lines(lines: Iterable[Line]) -> str:
    pieces: list[str] = []
    size = 0
    for line in lines:
        if len(line.text) >= 80 and line.linked < 0.5:
            pieces.append(line.text)
            size += len(line.text)
            if size > 1_500:
                break
    return " ".join(pieces)


def _direction(page: Evidence, language: str | None) -> Literal["ltr", "rtl"]:
    """What the page declares, else what its language is written in."""
    for node in (page.tree.body, page.tree.root):
        told = node.get("dir").casefold()
        if told == "rtl" or (told == "ltr" and direction_of(language) == "ltr"):
            return "rtl" if told == "rtl" else "ltr"
    return direction_of(language)
