"""What the server that workers are forked from has loaded: importing this module imports it all."""

import convert.batch.work
import convert.render.pdf  # noqa: F401 - loaded for the workers, used by none here
