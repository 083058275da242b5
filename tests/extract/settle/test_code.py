"""Code as many highlighters write it."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Code

Read = Callable[[str], Structure]
LINES = "def f():\n\n    return 1"


@pytest.mark.parametrize(
    "html",
    [
        f"<pre class='language-python'><code>{LINES}</code></pre>",
        f"<div class='highlight highlight-source-python'><pre>{LINES}\n</pre></div>",
        "<pre><code class='language-python'>def f():<br><br>    return 1</code></pre>",
        "<pre data-language='python'><code><span class='line'>def f():</span>\n<span class='line'></span>\n"
        "<span class='line'>    return 1</span></code></pre>",
        "<pre data-lang=python><code><span class='line'>def f():</span><span class='line'></span>"
        "<span class='line'>    return 1</span></code></pre>",
        "<div class='highlight'><table><tr><td class='gutter'><pre>"
        "<span>1</span>\n<span>2</span>\n3</pre></td>"
        f"<td class='code'><pre><code class='python language-python'>{LINES}</code></pre></td></tr>"
        f"</table></div>",
        "<table class='hljs-ln'><tr><td class='hljs-ln-numbers' data-line-number=1></td>"
        "<td class='hljs-ln-code'>def f():</td></tr>"
        "<tr><td class='hljs-ln-numbers' data-line-number=2></td><td>\n</td></tr>"
        "<tr><td class='hljs-ln-numbers' data-line-number=3></td>"
        "<td class='lang-python'>    return 1</td></tr></table>",
        "<ol class='linenums lang-python'><li><span>def f():</span></li><li></li><li>    return 1</li></ol>",
        "<div class='syntaxhighlighter language-python'><div class='line number1'>def f():</div>"
        "<div class='line'>\n</div>"
        "<div class='line'>    return 1</div></div>",
        f"<div class='code-box language-python'><button>Copy</button><pre><code>{LINES}</code></pre></div>",
        "<pre class='language-python'><span class='lineno'>1</span>def f():\n<span class='lineno'>2</span>\n"
        "<span class='lineno'>3</span>    return 1</pre>",
    ],
)
def test_lines_come_out_without_numbers_and_with_their_breaks(read: Read, html: str) -> None:
    found = [block for block in read(html).body if isinstance(block, Code)]
    assert [code.text for code in found] == [LINES]
    if "python" in html and "hljs-ln" not in html:
        assert found[0].language == "python"


def test_plain_preformatted_text_has_no_language(read: Read) -> None:
    assert read("<pre class='language-plaintext'> a\n   b</pre>").body == (Code(" a\n   b"),)


def test_numbers_of_lines_enter_the_trail_once(read: Read) -> None:
    made = read("<pre><span class=lineno>1</span>a\n<span class=lineno>2</span>b</pre>")
    assert [(entry.step, entry.text) for entry in made.trail] == [("code", "1 2")]
