"""`python -m convert`: the same as the command `convert`, whatever else of that name is installed."""

import sys

INTERRUPTED = 130
"""What shells use for a program that Ctrl-C ended: 128 + SIGINT."""


def run() -> int:
    """Load the command line and run it; Ctrl-C while it loads ends as quietly as later."""
    try:
        from convert.cli import main

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
