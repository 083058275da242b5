"""One job, done in whatever process this is: nothing is written, nothing is raised."""

import time
import traceback

from convert.batch.job import Job, Made, Outcome
from convert.errors import ConvertError
from convert.pipeline import extract_source, typeset
from convert.remarks import Remark


def work(job: Job) -> Outcome:
    """Read the input once and make each product of it; what goes wrong is in the outcome."""
    began = time.perf_counter()
    try:
        made, remarks = _make(job)
    except ConvertError as error:
        return _failed(job, str(error), None, began)
    except MemoryError:
        return _failed(job, f"{job.source} needs more memory than one document may have.", None, began)
    except Exception as error:
        told = f"{job.source} brought convert to a fault of its own ({type(error).__name__})."
        return _failed(job, told, traceback.format_exc(), began)
    if job.strict and remarks:
        told = f"{job.source}: nothing was written, for there are remarks and --strict was given."
        return _failed(job, told, None, began, remarks)
    return Outcome(job, "done", made, remarks, seconds=time.perf_counter() - began)


def _make(job: Job) -> tuple[tuple[Made, ...], tuple[Remark, ...]]:
    article = extract_source(job.source, job.overrides)
    made: list[Made] = []
    remarks: dict[Remark, None] = {}
    for product in job.products:
        rendition = typeset(article, product.design, product.to, str(job.folder), job.offline)
        remarks.update(dict.fromkeys(rendition.remarks))
        made.append(
            Made(product.target, rendition.data, rendition.media_type, rendition.pages, rendition.verdict)
        )
    return tuple(made), tuple(remarks)


def _failed(
    job: Job, reason: str, trace: str | None, began: float, remarks: tuple[Remark, ...] = ()
) -> Outcome:
    seconds = time.perf_counter() - began
    return Outcome(job, "failed", remarks=remarks, reason=reason, trace=trace, seconds=seconds)
