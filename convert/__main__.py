"""`python -m convert`: the same as the command `convert`, whatever else of that name is installed."""

import sys

INTERRUPTED = 130
"""What shells use for a program that Ctrl-C ended: 128 + SIGINT."""


def run() -> int:
    """Load the command line and run it; Ctrl-C while it loads ends as quietly as later.

    Once the work is done Ctrl-C is too late to stop it and changes nothing: the exit code is that of the
    work, and not that of a program that was killed, which it would be while Python takes itself down.
    """
    try:
        from convert.cli import main

        code = main()
    except KeyboardInterrupt:
        code = INTERRUPTED
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)
    return code


if __name__ == "__main__":
    sys.exit(run())
