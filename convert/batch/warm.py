"""What the server that workers are forked from has loaded and worked out, all by importing this module."""

from convert import rehearsal

rehearsal.store()

import convert.batch.work  # noqa: E402 - after what speeds its loading
import convert.render.pdf  # noqa: E402, F401 - after the same; loaded for the workers, used by none here

rehearsal.prepare(several=True)
