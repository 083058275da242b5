"""Read every page of a folder through the public API and write one JSON object a page.

    python benchmarks/predict.py FOLDER -o predictions.jsonl

FOLDER is searched for .html, .htm, .html.gz and .txt files, and for .jsonl.gz lists whose lines have
"id" and "html" or "text". An object holds id, title, authors, date, dek, text (the body alone), html
(the body as we would print it, between the lead picture and the notes), related, lead_image and ms
(milliseconds of CPU for read and extract).
A page that fails has its id and error only. With a source from a list, the id is the line's own;
else it is the file's name up to its first dot, or that of its folder where the file is "source.html".
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

import convert
from convert.errors import ConvertError
from convert.extract.translator import is_translator
from convert.model import Article, Asset, Figure, Image
from convert.model.text import inline, plain
from convert.render.html import Writer
from convert.render.inline import InlineWriter
from convert.render.label import labels
from convert.render.picture import Shelf
from convert.sources import read_bytes

Source = tuple[str, str, bytes, str | None]
"""id, file name (which tells the format), bytes, address."""


def sources(folder: Path) -> Iterator[Source]:
    """Every page below `folder`, in the order of paths."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.name.removesuffix(".gz")
        if name.endswith(".jsonl"):
            yield from _lines(path)
        elif name.endswith((".html", ".htm", ".txt")):
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            identity = path.parent.name if name == "source.html" else name.split(".")[0]
            yield identity, name, data, None


def _lines(path: Path) -> Iterator[Source]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            kind = "html" if item.get("html") else "txt"
            text = item.get("html") or item.get("text") or ""
            yield str(item["id"]), f"{item['id']}.{kind}", text.encode(), item.get("url")


class Everything(Shelf):
    """A shelf that has each picture, under its address."""

    def find(self, image: Image) -> Asset:
        return Asset(image.src, image.src, "", b"", 0, 0)


class LineWriter(InlineWriter):
    """Lines with pictures by their addresses."""

    def picture(self, image: Image) -> str:
        return f'<img src="{escape(image.src)}" alt="{escape(image.alt or "")}">'


class PageWriter(Writer):
    """The body as we print it, with pictures by their addresses in place of their bytes."""

    def __init__(self, article: Article) -> None:
        super().__init__(article, Everything(), labels(article.language), numbered=False)
        self.inline = LineWriter(self.shelf, self.labels, self.targets, numbered=False)

    def page(self) -> str:
        """Lead picture, body and notes; the notes as the list they are."""
        lead = self.figure(self.article.lead) if self.article.lead else ""
        body = self.blocks(self.article.body)
        notes = "".join(f"<li>{self.blocks(note.blocks)}</li>" for note in self.article.notes)
        return f"{lead}{body}{f'<ol>{notes}</ol>' if notes else ''}"

    def picture(self, image: Image, figure: Figure | None) -> str:
        return f'<img src="{escape(image.src)}" alt="{escape(image.alt or "")}">'

    def qr(self, href: str | None) -> Markup:
        return Markup()


def predict(source: Source) -> dict[str, Any]:
    """What we read from one page; {"id", "error"} where nothing could be read."""
    identity, name, data, url = source
    start = time.process_time()
    try:
        article = convert.extract(read_bytes(data, name, url=url))
    except ConvertError as error:
        return {"id": identity, "error": str(error)}
    spent = time.process_time() - start
    return {
        "id": identity,
        "title": article.title,
        "authors": [person.name for person in article.byline if not is_translator(person)],
        "date": _date(article),
        "dek": article.dek,
        "text": plain(article.body, captions=False),
        "html": PageWriter(article).page(),
        "related": [{"href": link.href, "title": link.title} for link in article.related],
        "lead_image": _lead(article),
        "ms": round(spent * 1000, 2),
    }


def _date(article: Article) -> str | None:
    """The day that the page prints, of publication or of change; the declared one where it prints none."""
    printed = next((fact.value for fact in article.reading.facts if fact.name == "printed"), None)
    return printed or article.published


def _lead(article: Article) -> dict[str, Any] | None:
    if article.lead is None:
        return None
    return {
        "src": article.lead.images[0].src if article.lead.images else None,
        "credit": article.lead.credit,
        "caption": inline(article.lead.caption) or None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    with arguments.output.open("w", encoding="utf-8") as out:
        for number, source in enumerate(sources(arguments.folder), 1):
            out.write(json.dumps(predict(source), ensure_ascii=False) + "\n")
            if number % 100 == 0:
                print(f"{number} pages", file=sys.stderr)


if __name__ == "__main__":
    main()
