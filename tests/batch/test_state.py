"""What is remembered of a build, and what makes it worthless."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from convert.batch import Job, Product
from convert.batch.state import FILE, FOLDER, Record, State, base_fingerprint, beside, fingerprint
from convert.design import Design, load_design
from convert.design.people import Profile
from convert.override import Overrides

NOTHING = Record(1, (), None)


@pytest.fixture
def built(tmp_path: Path, archive: Callable[[int], Path], design: Design) -> Job:
    """A job whose product lies there and is remembered."""
    folder = archive(1)
    target = tmp_path / "out" / "tide.pdf"
    target.parent.mkdir()
    target.write_bytes(b"made")
    job = Job(str(folder / "tide-000.html"), (Product(str(target), design),))
    state = State(target.parent)
    state.remember([(job.products[0], prints(job), b"made", NOTHING)])
    state.close()
    return job


def prints(job: Job) -> str:
    return fingerprint(job, job.products[0], base_fingerprint())


def is_known(job: Job) -> bool:
    state = State(Path(job.products[0].target).parent)
    try:
        return state.unchanged(job.products[0], prints(job)) is not None
    finally:
        state.close()


def test_what_was_built_is_known(built: Job) -> None:
    assert is_known(built)


def test_a_new_letter_in_the_input_makes_it_unknown(built: Job) -> None:
    page = Path(built.source)
    page.write_text(page.read_text("utf-8").replace("pencil", "pencils"), "utf-8")
    assert not is_known(built)


@pytest.mark.parametrize("kind", ["fonts", "people"])
def test_another_font_or_photograph_makes_it_unknown(built: Job, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"one")
    person = Profile(("Ada Brandt",), None, (), str(file), None, None, "people.toml")
    worn = {"fonts": (str(file),), "people": (person,)}
    design = msgspec.structs.replace(built.products[0].design, **{kind: worn[kind]})
    product = msgspec.structs.replace(built.products[0], design=design)
    job = msgspec.structs.replace(built, products=(product,))
    before = prints(job)
    file.write_bytes(b"another")
    assert prints(job) != before


@pytest.mark.parametrize("day", [0, 4_000_000_000])
def test_only_what_is_in_a_file_counts_and_not_the_day_it_bears(built: Job, day: int) -> None:
    page = Path(built.source)
    os.utime(page, (day, day))
    assert is_known(built)
    page.write_text(page.read_text("utf-8").replace("pencil", "pencel"), "utf-8")
    os.utime(page, (day, day))
    assert not is_known(built)


@pytest.mark.parametrize(("bound", "is_kept"), [("pictures", False), ("seconds", True), ("memory", True)])
def test_another_limit_makes_it_unknown_where_the_limit_says_what_is_made(
    built: Job, bound: str, is_kept: bool
) -> None:
    limits = msgspec.structs.replace(built.limits, **{bound: 7})
    assert is_known(msgspec.structs.replace(built, limits=limits)) == is_kept


def test_a_letter_at_the_end_of_a_very_large_input_makes_it_unknown(
    built: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convert.batch.state.MEGA", 10)
    page = Path(built.source)
    before = prints(built)
    page.write_text(page.read_text("utf-8") + ".", "utf-8")
    assert prints(built) != before


def test_a_product_that_was_changed_or_is_gone_is_unknown(built: Job) -> None:
    target = Path(built.products[0].target)
    target.write_bytes(b"made by another")
    assert not is_known(built)
    target.unlink()
    assert not is_known(built)


def test_another_brand_paper_or_title_makes_it_unknown(built: Job) -> None:
    product = built.products[0]
    for design in (load_design(brand="fathom"), load_design(paper="Letter")):
        changed = msgspec.structs.replace(product, design=design)
        assert not is_known(msgspec.structs.replace(built, products=(changed,)))
    assert not is_known(msgspec.structs.replace(built, overrides=Overrides(title="Other")))


def test_a_picture_beside_the_page_belongs_to_the_input(built: Job) -> None:
    page = Path(built.source)
    page.write_text(page.read_text("utf-8").replace("<p>", '<p><img src="the%20wall.jpg">', 1), "utf-8")
    before = prints(built)
    (page.parent / "the wall.jpg").write_bytes(b"one")
    named = prints(built)
    (page.parent / "the wall.jpg").write_bytes(b"two")
    (page.parent / "not named.jpg").write_bytes(b"one")
    assert [path.name for path in beside(page)] == ["the wall.jpg"]
    assert len({before, named, prints(built)}) == 3


def test_a_picture_is_found_however_the_page_names_it(built: Job) -> None:
    page = Path(built.source)
    text = '<img src="a.PNG"> ![b](<b c.jpg>) d.webp, e (1).jpeg|f.gif x' + " and" * 99 + " g.tiff"
    page.write_text(text, "utf-8")
    names = ["a.PNG", "b c.jpg", "d.webp", "e (1).jpeg", "f.gif", "g.tiff"]
    for name in (*names, "h.png"):
        (page.parent / name).write_bytes(b"one")
    assert [path.name for path in beside(page)] == sorted(names)


def test_a_picture_in_the_folder_that_was_saved_with_the_page_belongs_to_the_input(built: Job) -> None:
    page = Path(built.source)
    before = prints(built)
    folder = page.with_name(page.stem + "_files")
    folder.mkdir()
    (folder / "anything").write_bytes(b"one")
    assert prints(built) != before


@pytest.mark.parametrize("name", ["link.png", "..%2Fours.png", "%2e%2e%2fours.png", "page_files/link.png"])
def test_a_name_or_link_that_leads_elsewhere_is_not_read_and_not_sent(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "ours.png"
    secret.write_bytes(b"secret")
    page = tmp_path / "in" / "page.html"
    (page.parent / "page_files").mkdir(parents=True)
    for link in (page.parent, page.parent / "page_files"):
        (link / "link.png").symlink_to(secret)
    page.write_text(f'<p><img src="{name}">', "utf-8")
    assert beside(page) == []


def test_a_folder_that_was_moved_is_still_known(built: Job, tmp_path: Path) -> None:
    moved = (tmp_path / "out").rename(tmp_path / "elsewhere")
    product = msgspec.structs.replace(built.products[0], target=str(moved / "tide.pdf"))
    assert is_known(msgspec.structs.replace(built, products=(product,)))


@pytest.mark.parametrize(
    "rubbish", [b"no database at all, but long enough to have a head " * 4, b"\0" * 5000]
)
def test_a_file_that_is_no_database_is_put_aside(built: Job, rubbish: bytes) -> None:
    path = Path(built.products[0].target).parent / FOLDER / FILE
    path.write_bytes(rubbish)
    state = State(path.parent.parent)
    assert state.replaced
    state.remember([(built.products[0], prints(built), b"made", NOTHING)])
    state.close()
    assert is_known(built)
    assert path.with_suffix(".unreadable").read_bytes() == rubbish


def test_two_builds_use_one_state(built: Job) -> None:
    folder = Path(built.products[0].target).parent
    one, two = State(folder), State(folder)
    for number in range(50):
        for state, name in ((one, "a"), (two, "b")):
            product = msgspec.structs.replace(built.products[0], target=str(folder / f"{name}{number}.pdf"))
            state.remember([(product, "print", b"", NOTHING)])
    count = one.base.execute("SELECT count(*) FROM product").fetchone()[0]
    one.close()
    two.close()
    assert count == 101
    assert not one.forgets
    assert not two.forgets


def test_what_cannot_be_remembered_stops_nothing(built: Job) -> None:
    state = State(Path(built.products[0].target).parent)
    state.base.execute("PRAGMA query_only=ON")
    state.remember([(built.products[0], "other", b"", NOTHING)])
    assert state.forgets
    state.close()
