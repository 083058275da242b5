"""Our files keep the rules of PDF/A-3a, and each rule is seen to be broken."""

import io
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import msgspec
import pikepdf
import pytest

from benchmarks.validate import find_inaccessible, find_unarchival
from convert.design import Design
from convert.model import Attachment, Publication
from convert.render import render


@pytest.fixture(scope="module")
def data(everything: Publication, design: Design) -> bytes:
    source = Attachment("a.html", b"<p>words", sha256(b"<p>words").hexdigest(), "2026-11-20")
    return render(msgspec.structs.replace(everything, attachments=(source,)), design).data


def test_a_file_of_every_block_with_its_source_keeps_all_rules(data: bytes) -> None:
    assert find_inaccessible(data) == []
    assert find_unarchival(data) == []


def tamper(data: bytes, change: Callable[[Any], None], **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, static_id=True, **how)
    return out.getvalue()


def each(pdf: Any, key: str, value: str | None = None) -> Any:
    """The first object that has a key, with that value."""
    for thing in pdf.objects:
        if (
            isinstance(thing, pikepdf.Stream | pikepdf.Dictionary)
            and key in thing
            and value in (None, str(thing[key]))
        ):
            return thing
    raise LookupError(key)


def forget(key: str, within: str, value: str | None = None) -> Callable[[Any], None]:
    return lambda pdf: each(pdf, within, value).__delitem__(key)


def put(key: str, new: Any, within: str, value: str | None = None) -> Callable[[Any], None]:
    return lambda pdf: each(pdf, within, value).__setitem__(key, new)


def drop_fonts(pdf: Any) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]


def say_less(pdf: Any) -> None:
    words = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"(conformance\W+)A", rb"\1B", words))


def use_inks(pdf: Any) -> None:
    pdf.pages[0].contents_add(b"0 0 0 1 k")


def name_page_transition(pdf: Any) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)


BROKEN: dict[str, Callable[[Any], None]] = {
    "6.2.3": forget("/OutputIntents", "/OutputIntents"),
    "6.6 ": name_page_transition,
    "6.7 The": forget("/Lang", "/StructTreeRoot"),
    "6.6.2": forget("/Metadata", "/OutputIntents"),
    "6.6.4": say_less,
    "6.2.4.3": use_inks,
    "6.2.8": put("/Interpolate", True, "/Subtype", "/Image"),
    "6.2.11.4": drop_fonts,
    "6.2.11.7": forget("/ToUnicode", "/Subtype", "/Type0"),
    "6.2.11.3.2": forget("/CIDToGIDMap", "/Subtype", "/CIDFontType2"),
    "6.3.2": put("/F", 2, "/Subtype", "/Link"),
    "6.8": forget("/AFRelationship", "/EF"),
    "6.8 A file in it lacks a place": forget("/AF", "/AF"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named(data: bytes, rule: str) -> None:
    found = find_unarchival(tamper(data, BROKEN[rule]))
    assert [fault for fault in found if fault.startswith(rule)]


def test_an_encrypted_file_is_refused(data: bytes) -> None:
    locked = tamper(data, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert find_unarchival(locked) == ["6.1.3 The file is encrypted"]
