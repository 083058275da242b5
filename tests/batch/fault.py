"""What can go wrong with one job, on purpose; workers import this by name."""

import os
import signal
import time
from pathlib import Path

from convert.batch import Job, Made, Outcome

GRAB = 1 << 40
"""Bytes that no worker may have."""


def misbehave(job: Job) -> Outcome:
    """Do what the name of the input says; otherwise a file that holds the name."""
    name = Path(job.source).name
    if "hang" in name:
        time.sleep(600)
    if "die" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "eat" in name:
        bytearray(GRAB)
    if "slow" in name:
        time.sleep(0.4)
    made = tuple(Made(product.target, job.source.encode(), "text/plain") for product in job.products)
    return Outcome(job, "done", made)
