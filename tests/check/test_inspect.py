"""A finished file that could act, hide something, or lead elsewhere is not let out."""

import io
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from convert.check.inspect import inspect
from convert.errors import OutputError
from convert.model import Rendition
from convert.pipeline import build
from convert.settings import Settings
from convert.target import publish
from tests.check.conftest import Print

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE = SAMPLES / "think-tank-brief.html"


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def plain() -> bytes:
    return build(str(SAMPLE), Settings(offline=True)).data


def test_what_we_make_is_let_out_with_its_source_and_nothing_else() -> None:
    data = build(str(SAMPLE), Settings(offline=True, archive=True)).data
    inspect(data, [sha256(SAMPLE.read_bytes()).hexdigest()])
    with pytest.raises(OutputError, match="a file that we did not put there"):
        inspect(data)


def test_a_booklet_is_let_out() -> None:
    inspect(build(str(SAMPLE), Settings(offline=True, params={"booklet": True})).data)


def action(**values: Any) -> Callable[[pikepdf.Pdf], None]:
    def put(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array([pdf.make_indirect(link(Dictionary(**values)))])

    return put


def link(does: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=does)


def embed(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x.html"] = b"<p>not ours"


def open_at_once(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def react(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("calc.exe")))


def store_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Extra = pdf.make_indirect(pikepdf.Stream(pdf, b"", F=String("/etc/passwd")))


def fill_in(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


THREATS = {
    "javascript": action(S=Name.JavaScript, JS=String("app.alert(1)")),
    "launch": action(S=Name.Launch, F=String("/bin/sh")),
    "submit": action(S=Name.SubmitForm, F=String("http://example.org/")),
    "other file": action(S=Name.GoToR, F=String("other.pdf"), D=String("x")),
    "embedded file": action(S=Name.GoToE, D=String("x")),
    "named": action(S=Name.Named, N=Name.Print),
    "file address": action(S=Name.URI, URI=String("file:///etc/passwd")),
    "script address": action(S=Name.URI, URI=String("JaVaScRiPt:alert(1)")),
    "share": action(S=Name.URI, URI=String("\\\\host\\share")),
    "relative": action(S=Name.URI, URI=String("x.html")),
    "second step": action(
        S=Name.URI, URI=String("https://example.org/"), Next=Dictionary(S=Name.Launch, F=String("x"))
    ),
    "attachment": embed,
    "on opening": open_at_once,
    "on turning": react,
    "content elsewhere": store_elsewhere,
    "form": fill_in,
}


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize("threat", THREATS)
def test_a_file_that_acts_or_hides_something_is_refused(plain: bytes, threat: str, packed: bool) -> None:
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        THREATS[threat](pdf)
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        data = saved(pdf, object_stream_mode=mode)
    with pytest.raises(OutputError, match="report it"):
        inspect(data)


@pytest.mark.parametrize(
    "address", ["http://a.example/(b)", "https://a.example/", "mailto:a@b.example", "tel:+1"]
)
def test_links_of_the_web_post_and_telephone_are_let_out(press: Print, address: str) -> None:
    inspect(press(f"<p id=x>Words <a href='{address}'>lead</a> on, <a href='#x'>and back</a>."))


def test_a_name_in_disguise_is_known(plain: bytes) -> None:
    with pytest.raises(OutputError, match="JavaScript"):
        inspect(plain + b"\n9999 0 obj\n<< /S /Java#53cript >>\nendobj\n")


def test_words_about_such_things_are_no_such_things(press: Print) -> None:
    inspect(press("<h2>/JavaScript (and /Launch) &lt;&lt; /S /SubmitForm &gt;&gt;</h2><p>/OpenAction"))


def test_the_result_is_inspected_before_it_is_handed_out(
    plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from convert.check import verdict

    def refuse(data: bytes, attached: object) -> None:
        raise OutputError("inspected")

    monkeypatch.setattr(verdict, "inspect", refuse)
    with pytest.raises(OutputError, match="inspected"):
        build(str(SAMPLE), Settings(offline=True))


def test_what_is_published_is_looked_through_whoever_made_it(plain: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        armed = saved(pdf)
    target = tmp_path / "a.pdf"
    with pytest.raises(OutputError, match="report it"):
        publish(Rendition(armed, "application/pdf", ".pdf"), target)
    assert not target.exists()
    publish(Rendition(plain, "application/pdf", ".pdf"), target)
    assert target.read_bytes() == plain
