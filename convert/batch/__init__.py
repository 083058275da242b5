"""Batch: many inputs become many files, with one executor or another, and nothing is built twice.

`job` says what there is to do, `work` does one job anywhere, an executor (`serial`, `processes`, `cluster`)
runs the work, `run` writes what comes back and remembers it in `state`, and `report` tells of it.
"""

from convert.batch.job import Job, Made, Outcome, Product

__all__ = ["Job", "Made", "Outcome", "Product"]
