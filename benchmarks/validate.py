"""Every sample in every layout and brand, held against PDF/UA-1 and PDF/A-3a.

    python benchmarks/validate.py [FILE.pdf ...] [--samples FOLDER] [--layouts brief ...] [--keep FOLDER]

For PDF/UA-1 the validator is page-validation, whose rules follow the Matterhorn protocol. Its profile for
PDF/A is left out, since it asks for what only PDF/A-1 asked for; the rules here are our own, each with its
clause of ISO 19005-3. Exits with 1 where a file has a fault.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import page
import pikepdf

from convert.design import list_brands, list_layouts
from convert.pipeline import build
from convert.settings import Settings

VARIATIONS: Final[dict[str, tuple[dict[str, Any], ...]]] = {
    "brief": ({"columns": 2}, {"notes": "foot", "initial": True}, {"bleed": True, "grey": True}),
    "handout": ({"edition": "large-print"},),
    "newsletter": ({"columns": 1},),
}
"""Parameters with which our own layouts are set as well, in one brand."""

NAMES: Final = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "3",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}
"""What the metadata must say."""

BLENDING: Final = frozenset(
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight"
    " Difference Exclusion Hue Saturation Color Luminosity".split()
)
"""Ways of blending that are allowed (6.2.10)."""

FILTERS: Final = frozenset(
    "FlateDecode DCTDecode RunLengthDecode ASCIIHexDecode ASCII85Decode CCITTFaxDecode JBIG2Decode"
    " JPXDecode".split()
)
"""Ways of packing a stream that are allowed (6.1.7.2); LZW and encryption are not."""


def find_inaccessible(data: bytes) -> list[str]:
    """What the validator says against the file as PDF/UA-1."""
    return [f"{f.rule_id} {f.message}" for f in page.validate_pdf_bytes(data, profile="ua1").failures]


def find_unarchival(data: bytes) -> list[str]:
    """What speaks against the file as PDF/A-3a."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return ["6.1.3 The file is encrypted"]
            faults = [*look_at_file(pdf, data), *look_at_pages(pdf), *look_at_attachments(pdf)]
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    faults += look_at_stream(thing)
                if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
                    faults += look_at_font(thing)
                    faults += look_at_state(thing)
            return list(dict.fromkeys(faults))
    except pikepdf.PdfError as error:
        return [f"6.1 The file cannot be read: {error}"]


def look_at_file(pdf: Any, data: bytes) -> Iterator[str]:
    """Header, trailer, catalogue and metadata."""
    head = data[:20].splitlines()
    if not head[0].startswith(b"%PDF-1.") or len(head) < 2 or min(head[1][1:5], default=0) < 128:
        yield "6.1.2 The header is not one of PDF 1.n with four bytes beyond 127"
    if len(pdf.trailer.get("/ID", ())) != 2:
        yield "6.1.3 The trailer has no ID"
    root = pdf.Root
    for key in ("/AA", "/OpenAction", "/NeedsRendering", "/Requirements", "/AcroForm", "/OCProperties"):
        if key in root:
            yield f"6.6 The catalogue holds {key}"
    if (
        not root.get("/MarkInfo", {}).get("/Marked")
        or "/StructTreeRoot" not in root
        or not str(root.get("/Lang", ""))
    ):
        yield "6.7 The file is not tagged, or its language is not given"
    intents = [i for i in root.get("/OutputIntents", ()) if i.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1 or intents[0].get("/DestOutputProfile", {}).get("/N") != 3:
        yield "6.2.3 There is not one output intent with a profile of three colours"
    if "/Metadata" not in root:
        yield "6.6.2 There is no metadata"
        return
    said: dict[str, str] = {}
    for element in ElementTree.fromstring(root.Metadata.read_bytes()).iter():
        said |= {element.tag: (element.text or "").strip()} | element.attrib
    for name, value in NAMES.items():
        if said.get(name) != value:
            yield f"6.6.4 The metadata do not say {name.rpartition('}')[2]} {value}"


def look_at_pages(pdf: Any) -> Iterator[str]:
    """Groups, colours and annotations."""
    for number, sheet in enumerate(pdf.pages, 1):
        if sheet.obj.get("/Tabs") != "/S" and "/Annots" in sheet.obj:
            yield f"6.7 Page {number}: the order of tabs is not that of the structure"
        for key in ("/AA", "/PresSteps"):
            if key in sheet.obj:
                yield f"6.6 Page {number} holds {key}"
        for note in sheet.obj.get("/Annots", ()):
            flags = int(note.get("/F", 0))
            if not flags & 4 or flags & (1 | 2 | 32):
                yield f"6.3.2 Page {number}: an annotation is not printed, or hidden"
            if note.get("/A", {}).get("/S") not in (None, "/URI", "/GoTo"):
                yield f"6.5.1 Page {number}: an annotation acts"
        for step in pikepdf.parse_content_stream(sheet):
            operator = str(step.operator)
            if operator in ("k", "K") or (
                operator in ("cs", "CS") and "/DeviceCMYK" in map(str, step.operands)
            ):
                yield f"6.2.4.3 Page {number}: inks of a press without a profile"


def look_at_stream(stream: Any) -> Iterator[str]:
    """Filters, and what pictures and drawings may not have."""
    filters = stream.get("/Filter", ())
    named = [filters] if isinstance(filters, pikepdf.Name) else list(filters)
    if any(str(name)[1:] not in FILTERS for name in named):
        yield f"6.1.7.2 A stream is packed with {named}"
    if "/F" in stream or "/FFilter" in stream:
        yield "6.1.7.1 A stream lies in another file"
    if stream.get("/Subtype") == "/Image":
        if stream.get("/Interpolate"):
            yield "6.2.8 A picture is interpolated"
        if stream.get("/ColorSpace") == "/DeviceCMYK":
            yield "6.2.4.3 A picture has inks of a press without a profile"
        for key in ("/Alternates", "/OPI"):
            if key in stream:
                yield f"6.2.8 A picture has {key}"
    if stream.get("/Subtype") == "/PS" or ("/Ref" in stream and stream.get("/Subtype") == "/Form"):
        yield "6.2.9 A drawing is a program, or lies in another file"


def look_at_state(thing: Any) -> Iterator[str]:
    """Groups of transparency, and states of drawing."""
    group = thing.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency":
        space = group.get("/CS")
        if isinstance(space, pikepdf.Name) and str(space) not in ("/DeviceRGB", "/DeviceGray"):
            yield f"6.2.10 A group is blended in {space}"
    if thing.get("/Type") == "/ExtGState":
        if "/TR" in thing or "/HTP" in thing or thing.get("/TR2", "/Default") != "/Default":
            yield "6.2.5 A state of drawing changes tones"
        modes = thing.get("/BM", "/Normal")
        for mode in [modes] if isinstance(modes, pikepdf.Name | str) else list(modes):
            if str(mode)[1:] not in BLENDING:
                yield f"6.2.10 A state of drawing blends as {mode}"


def look_at_font(font: Any) -> Iterator[str]:
    """Fonts are in the file, and each of their signs stands for a character."""
    if font.get("/Type") != "/Font" or "/BaseFont" not in font:
        return
    name = str(font.BaseFont)[1:]
    below = [*font.get("/DescendantFonts", ())]
    if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
        yield f"6.2.11.7 The signs of {name} stand for no characters"
    for inner in below or [font]:
        if inner.get("/Subtype") == "/Type0":
            continue
        described = inner.get("/FontDescriptor", {})
        if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"6.2.11.4 {name} is not in the file"
        if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
            yield f"6.2.11.3.2 {name} does not say which sign is which"


def look_at_attachments(pdf: Any) -> Iterator[str]:
    """Files within the file say what they are to it."""
    associated = {known.objgen for known in pdf.Root.get("/AF", ())}
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or "/EF" not in thing:
            continue
        missing = [key for key in ("/F", "/UF", "/AFRelationship") if key not in thing]
        inner: Any = thing.EF.get("/F", {})
        missing += [key for key in ("/Subtype", "/Params") if key not in inner]
        missing += ["/ModDate"] if "/ModDate" not in inner.get("/Params", {}) else []
        if missing or thing.objgen not in associated:
            yield f"6.8 A file in it lacks {', '.join(missing) or 'a place in the catalogue'}"


def products(samples: Path, layouts: list[str]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file."""
    sources = sorted(path for path in samples.iterdir() if path.suffix in (".html", ".txt"))
    for source in sources:
        for layout in layouts:
            for brand in list_brands():
                settings = Settings(offline=True, layout=layout, brand=brand)
                yield f"{source.stem}-{layout}-{brand}", build(str(source), settings).data
            for params in VARIATIONS.get(layout, ()):
                settings = Settings(offline=True, layout=layout, params=params, archive=True)
                told = "-".join(f"{key}-{value}" for key, value in params.items())
                yield f"{source.stem}-{layout}-{told}", build(str(source), settings).data


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.pdf", help="look at these instead")
    parser.add_argument("--samples", type=Path, default=Path(__file__).parents[1] / "samples")
    parser.add_argument("--layouts", nargs="+", default=list_layouts())
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the files there")
    said = parser.parse_args()
    given = ((path.name, path.read_bytes()) for path in said.files)
    count = faulty = 0
    for name, data in given if said.files else products(said.samples, said.layouts):
        faults = find_inaccessible(data) + find_unarchival(data)
        count, faulty = count + 1, faulty + bool(faults)
        for fault in faults:
            print(f"{name}: {fault}", flush=True)
        if said.keep:
            said.keep.mkdir(parents=True, exist_ok=True)
            (said.keep / f"{name}.pdf").write_bytes(data)
    print(f"{count} files, {faulty} with faults (PDF/UA-1 by page-validation, PDF/A-3a by our rules)")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
