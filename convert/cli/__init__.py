"""The command line: one file a command; nothing else prints or sets an exit code.

stdout is for the product or its path; remarks and failures go to stderr, in plain words.
"""

import sys

import click

from convert.cli import crash, stranger, voice
from convert.cli.group import convert
from convert.errors import ConvertError

INTERRUPTED = 130
"""What shells use for a program that Ctrl-C ended: 128 + SIGINT."""

PIPE_CLOSED = 1
"""What click and Python itself exit with where the reader of standard output went away."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code (errors.py lists them)."""
    words = sys.argv[1:] if arguments is None else arguments
    voice.make_safe()
    try:
        stranger.refuse(words)
        code = convert.main(args=arguments, prog_name="convert", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        voice.say(_plain(error))
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
    except Exception as error:
        voice.say(crash.keep(error))
        return crash.EXIT_CODE


def _plain(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    where = f" See: {context.command_path} --help" if context is not None else ""
    return error.format_message() + where
