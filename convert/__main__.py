"""`python -m convert`: the same as the command `convert`, whatever else of that name is installed."""

import sys

from convert.cli import main

sys.exit(main())
