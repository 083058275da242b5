"""The copyright line: short, with a sign and a holder, outside the running text."""

import pytest

from convert import dom
from convert.extract.rights import read_rights
from convert.extract.witness import Evidence


def rights_of(foot: str, head: str = "") -> str | None:
    text = "<p>" + "The harbour has been rebuilt twice since the storm. " * 6 + "</p>"
    return read_rights(Evidence(dom.parse(f"{head}<article><h1>A wall</h1>{text}</article>{foot}")))


@pytest.mark.parametrize(
    ("foot", "line"),
    [
        ("<footer><p>© 2024 Harbour House</p></footer>", "© 2024 Harbour House"),
        ("<footer>Copyright 2024 Harbour House</footer>", "Copyright 2024 Harbour House"),
        ("<div>Copyright Harbour House 2024</div>", "Copyright Harbour House 2024"),
        ("<div>All texts (c) 2024 Harbour House</div>", "(c) 2024 Harbour House"),
        ("<div>© 2024 Harbour House <a>Privacy</a><a>Terms</a></div>", "© 2024 Harbour House"),
        ("<div>© 2024 <a>Harbour House</a>. All rights reserved.</div>", "© 2024 Harbour House"),
        ("<div>© 2024 Harbour House. Powered by <a>Engine</a></div>", "© 2024 Harbour House"),
        ("<div>Telif Hakkı 2024 Liman Evi</div>", "Telif Hakkı 2024 Liman Evi"),
    ],
)
def test_the_line_with_sign_year_and_holder_is_the_copyright_line(foot: str, line: str) -> None:
    found = rights_of(foot)
    assert found is not None
    assert found.startswith(line)
    assert "Privacy" not in found
    assert "Engine" not in found


@pytest.mark.parametrize(
    "foot",
    [
        "<p>The owner holds the copyright to the file but can be sued for the walls in it.</p>",
        "<p>In the copyright case of 2014 the harbour lost, and it paid the town for each wall.</p>",
        "<footer><a>Copyright Policy</a></footer>",
        "<figure><img src=a.jpg><figcaption>© 2024 Ada Berg</figcaption></figure>",
        "<footer>© 2024</footer>",
    ],
)
def test_running_text_captions_and_links_are_no_copyright_line(foot: str) -> None:
    assert rights_of(foot) is None


def test_a_declared_line_is_believed_first() -> None:
    assert rights_of("<p>© 2024 Other</p>", '<meta name=copyright content="Harbour House 2024">') == (
        "Harbour House 2024"
    )


def test_a_page_of_signs_is_read_in_bounded_time() -> None:
    assert rights_of("<figure><figcaption>© Ada</figcaption></figure>" * 5_000) is None
