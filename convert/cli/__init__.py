"""The command line: one file a command; nothing else prints or sets an exit code.

stdout is for the product or its path; remarks and failures go to stderr, in plain words.
"""

import errno
import gc
import os
import re
import sys
from pathlib import Path

import click

from convert import rehearsal
from convert.cli import crash, stranger, voice
from convert.cli.group import DEFAULT, convert
from convert.errors import ConvertError, OutputError
from convert.spelling import nearest

INTERRUPTED = 130
"""What shells use for a program that Ctrl-C ended: 128 + SIGINT."""

PIPE_CLOSED = 1
"""What click and Python itself exit with where the reader of standard output went away."""

NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
"""How writing to standard output fails where the disk behind it is full or broken."""

COLLECT = (1_000_000, 10, 10)
"""How seldom Python looks for garbage: what a start loads stays, and looking through it costs a tenth."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code (errors.py lists them)."""
    words = sys.argv[1:] if arguments is None else arguments
    voice.make_safe()
    gc.set_threshold(*COLLECT)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start one for each core, for nothing
    rehearsal.store()
    try:
        stranger.refuse(words)
        code = convert.main(args=arguments, prog_name="convert", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        voice.tell(error.format_message())
        return error.exit_code
    except click.ClickException as error:
        voice.say(_plain(error, words))
        return error.exit_code
    except ConvertError as error:
        voice.say(str(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        voice.say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        voice.fall_silent()
        return PIPE_CLOSED
    except OSError as error:
        voice.fall_silent()
        if error.errno in NO_ROOM:
            voice.say(f"The result could not be written to standard output: {error.strerror}.")
            return OutputError.exit_code
        voice.say(crash.keep(error))
        return crash.EXIT_CODE
    except Exception as error:
        voice.say(crash.keep(error))
        return crash.EXIT_CODE


def _plain(error: click.ClickException, words: list[str]) -> str:
    """What is wrong with the command line, and where to look it up."""
    context = getattr(error, "ctx", None)
    where = f" See: {context.command_path.removesuffix(f' {DEFAULT}')} --help" if context is not None else ""
    return (_dashed(error, words) or error.format_message()) + where


def _dashed(error: click.ClickException, words: list[str]) -> str | None:
    """What to say of a word such as -version or -name.html, which is read letter by letter."""
    if not isinstance(error, click.NoSuchOption) or error.option_name.startswith("--"):
        return None
    letter = error.option_name[1:]
    word = next((w for w in words if re.match("-[^-]{2}", w) and letter in w), None)
    if word is None:
        return None
    if Path(word).exists():
        return f"{word} begins with a dash, as options do. For the file, write ./{word}"
    assert error.ctx is not None
    known = [name for option in error.ctx.command.params for name in option.opts]
    close = nearest(f"-{word}", [*known, "--help", "--version"])
    return f"There is no option {word}." + (f" Did you mean {close}?" if close else "")
