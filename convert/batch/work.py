"""One job, done in whatever process this is: nothing is written, nothing is raised."""

import shlex
import time
import traceback

import msgspec

from convert.batch.job import Job, Made, Outcome, refuse
from convert.confine import Limits, tell_hunger
from convert.errors import ConvertError
from convert.pipeline import archive, open_source, typeset
from convert.remarks import Remark, advise


def work(job: Job) -> Outcome:
    """Read the input once and make each product of it; what goes wrong is in the outcome."""
    began, spent = time.perf_counter(), time.process_time()
    outcome = _attempt(job)
    return msgspec.structs.replace(
        outcome, seconds=time.perf_counter() - began, cpu=time.process_time() - spent
    )


def _attempt(job: Job) -> Outcome:
    try:
        made, remarks = _make(job)
    except ConvertError as error:
        return _failed(job, str(error))
    except MemoryError:
        return _failed(job, tell_hunger(job.source, Limits.of(job.limits)))
    except Exception as error:
        told = f"{job.source} brought convert to a fault of its own ({type(error).__name__})."
        return _failed(job, told, trace=traceback.format_exc())
    if job.strict and remarks:
        return refuse(job, remarks)
    return Outcome(job, "done", made, remarks)


def _make(job: Job) -> tuple[tuple[Made, ...], tuple[Remark, ...]]:
    page, article = open_source(job.source, job.overrides, job.limits)
    attachments = (archive(page),) if job.archive else ()
    made: list[Made] = []
    remarks: dict[Remark, None] = {}
    for product in job.products:
        rendition = typeset(
            article, product.design, product.to, str(job.folder), job.offline, attachments, job.limits
        )
        told = (advise(remark, "batch", shlex.quote(job.source)) for remark in rendition.remarks)
        remarks.update(dict.fromkeys(told))
        made.append(
            Made(product.target, rendition.data, rendition.media_type, rendition.pages, rendition.verdict)
        )
    return tuple(made), tuple(remarks)


def _failed(job: Job, reason: str, trace: str | None = None) -> Outcome:
    return Outcome(job, "failed", reason=reason, trace=trace)
