"""`convert batch FILE-OR-FOLDER...`: many articles become many PDFs, and none is built twice."""

import os
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click
import msgspec

from convert.cli import crash, voice
from convert.cli.option import CONDUCT, DESIGN, LOUDNESS, PRINT, options, set_loudness, settings_from
from convert.cli.progress import Progress
from convert.errors import BatchError, ConvertError, StrictError, UsageError

if TYPE_CHECKING:
    from convert.batch import Outcome
    from convert.batch.run import Executor
    from convert.batch.state import State
    from convert.design import Design
    from convert.settings import Settings

FEW: Final = 3
"""Inputs that are done before workers would have started."""


@click.command(short_help="Many articles, or a folder of them: a PDF for each.")
@click.argument("sources", nargs=-1, metavar="FILE-OR-FOLDER...")
@click.option(
    "-o", "--output", metavar="FOLDER", help="Where the files go; beside each article if not given."
)
@click.option(
    "--to",
    metavar="WORDS",
    help="What to make of each: layouts or formats, with commas between: brief,handout or html,pdf.",
)
@options(DESIGN, PRINT, CONDUCT)
@click.option("--force", is_flag=True, help="Replace files that convert did not make.")
@click.option("--again", is_flag=True, help="Build what is unchanged since the last time, too.")
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with the batch of the folder -o which was stopped or killed, as it was asked for.",
)
@click.option("--watch", is_flag=True, help="Stay, and build again what changes; Ctrl-C ends it.")
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes at work; as many as there are cores.",
)
@click.option(
    "--limit",
    type=click.FloatRange(1),
    metavar="SECONDS",
    help="The most one article may take by the clock; if not given, three times the seconds under [limits]"
    " in convert.toml, which are of the processor.",
)
@click.option(
    "--cluster", metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786, or its scheduler file)."
)
@options(LOUDNESS)
@click.pass_context
def batch(context: click.Context, /, sources: tuple[str, ...], resume: bool, **chosen: Any) -> None:
    """Turn many articles into PDFs, in several processes or on a cluster.

    A folder stands for all articles in it, but for what was made of others of them. Products that are there,
    made of the same input with the same settings, layout, brand and version, are not built again. An article
    that fails costs no other; at the end a report.html says what came of each. The exit code is 3 if some
    failed, and 4 if they did so only for remarks under --strict.
    """
    if resume and not sources:
        _go_on(context, Path(chosen["output"] or "."))
        return
    if not sources:
        raise UsageError(
            "Name the articles, or a folder of them, for instance: convert batch archive/ -o out/"
        )
    own = {name: chosen.pop(name) for name in Wish.__struct_fields__}
    _run(sources, Wish(**own), chosen, {**context.params, "resume": False, "folder": str(Path.cwd())})


class Wish(msgspec.Struct, frozen=True):
    """What the options ask of the run as such."""

    output: str | None
    to: str | None
    force: bool
    again: bool
    watch: bool
    workers: int | None
    limit: float | None
    cluster: str | None
    quiet: bool
    verbose: bool


def _go_on(context: click.Context, folder: Path) -> None:
    """The last batch of a folder once more, with what it was asked for and nothing else."""
    from convert.batch.state import FILE, FOLDER, State

    for option in context.command.params:
        name = option.name or ""
        given = context.get_parameter_source(name) == click.core.ParameterSource.COMMANDLINE
        if given and name not in ("resume", "output"):
            raise UsageError(
                f"--resume goes on with what was asked for before; leave out {option.opts[-1]}, or name the"
                " articles and all that you wish: what is unchanged is not built again."
            )
    before = None
    if (folder / FOLDER / FILE).is_file():
        state = State(folder)
        before = state.last_run()
        state.close()
    if before is None:
        raise UsageError(
            f"{folder} does not remember a batch to go on with. Name the folder of its products with -o; if"
            f" its folder {FOLDER} was deleted, name the articles again: all of them are built anew."
        )
    home = before.pop("folder")
    if not Path(home).is_dir():
        raise UsageError(f"The batch of {folder} was begun in {home}, which is no more; name its articles.")
    known = {option.name for option in context.command.params}
    with chdir(home):
        context.invoke(batch, **{name: value for name, value in before.items() if name in known})


def _run(sources: tuple[str, ...], wish: Wish, flags: dict[str, Any], said: dict[str, Any]) -> None:
    """Everything from the names of the inputs to the exit code; `said` is what --resume needs."""
    from convert.batch.run import common_folder, find_inputs
    from convert.batch.state import State

    set_loudness(wish.verbose)
    settings = settings_from(**flags)
    inputs = find_inputs(sources, Path(wish.output) if wish.output else None)
    if not inputs:
        raise UsageError(f"There is no article in {', '.join(sources)}: no .html, .txt, .md or .json file.")
    if not any(path.exists() for path in inputs):
        raise UsageError(f"There is no file or folder called {', '.join(map(str, list(inputs)[:3]))}.")
    _choose(wish, settings)
    folder = Path(wish.output) if wish.output else common_folder(sources)
    state = State(folder)
    if state.replaced:
        voice.say(f"{state.path} could not be read and was put aside; all is built anew, nothing is lost.")
    state.remember_run(said)
    try:
        failed, refused = _once(inputs, wish, folder, settings, state)
        if state.forgets:
            voice.say(
                f"{state.path} cannot be written, so that the next run builds again what is unchanged."
                " To spare that, make room, or put the results with -o into a folder that you may write to."
            )
        if wish.watch:
            _stay(sources, wish, folder, flags, state)
    finally:
        state.close()
    told = f"of {len(inputs)} articles failed; {folder / 'report.html'} says why."
    if failed and failed == refused:
        raise StrictError(f"{failed} {told} There were remarks, and --strict was given.")
    if failed:
        raise BatchError(f"{failed} {told}")


def _stay(sources: Sequence[str], wish: Wish, folder: Path, flags: dict[str, Any], state: "State") -> None:
    """Build again what changes, until somebody ends it; a mistake in a file is told and waited over."""
    from convert.batch.run import find_inputs
    from convert.batch.watch import Places, changes, find_places

    later = msgspec.structs.replace(wish, again=False)
    output = Path(wish.output) if wish.output else None

    known = find_places(sources, settings_from(**flags), _words(wish.to or ""))

    def look() -> Places:
        nonlocal known
        with suppress(ConvertError):
            known = find_places(sources, settings_from(**flags), _words(wish.to or ""))
        return known

    voice.say("Waiting for changes; Ctrl-C ends it.")
    for _ in changes(look):
        try:
            inputs = find_inputs(sources, output)
            _once(inputs, later, folder, settings_from(**flags), state)
        except ConvertError as error:
            voice.say(str(error))


def _words(to: str) -> list[str]:
    """What `--to` names."""
    return [word for word in (word.strip() for word in to.split(",")) if word]


def _choose(wish: Wish, settings: "Settings") -> tuple[list[tuple["Design", str]], list[str]]:
    """What is made of each input, and what its name ends in; raises UsageError where a flag forbids it."""
    from convert.batch.run import choose_designs
    from convert.target import refuse_unfit

    designs, ends = choose_designs(_words(wish.to or settings.layout), settings)
    refuse_unfit(settings, [to for _, to in designs])
    if wish.cluster and any(design.register for design, _ in designs):
        raise UsageError(
            "The numbers of a series cannot be handed out on a cluster; leave out --cluster or the register."
        )
    return designs, ends


def _once(
    inputs: Mapping[Path, Path],
    wish: Wish,
    folder: Path,
    settings: "Settings",
    state: "State",
) -> tuple[int, int]:
    """One pass over all inputs; how many failed, and how many of them for remarks alone. The report is
    written even if the pass is stopped."""
    from convert import outside
    from convert.batch.report import make_report, write_report
    from convert.batch.run import make_jobs, place_products, run

    designs, ends = _choose(wish, settings)
    placed = place_products(inputs, Path(wish.output) if wish.output else None, ends)
    jobs = make_jobs(placed, designs, settings)
    outcomes: list[Outcome] = []
    began = time.monotonic()
    with _executor(len(jobs), wish, settings) as executor:
        try:
            with Progress(len(jobs), wish.quiet) as progress:
                for outcome in run(jobs, executor, state, wish.force, wish.again):
                    outcomes.append(outcome)
                    progress.tell(outcome)
                    _say(outcome, wish)
        finally:
            seconds = time.monotonic() - began
            report = make_report(outcomes, len(jobs), folder, outside.today(), seconds)
            told = (
                f"{report.done} made, {report.unchanged} unchanged, {report.failed} failed in"
                f" {report.seconds:g} seconds."
            )
            try:
                page = write_report(report, folder)
            except ConvertError:
                voice.say(told)
                raise
    if not wish.quiet:
        voice.say(f"{told} Report: {page}")
    return report.failed, sum(outcome.refused for outcome in outcomes)


def _say(outcome: "Outcome", wish: Wish) -> None:
    """The files of an outcome on stdout; why there are none, and with `verbose` the remarks, on stderr."""
    if outcome.status == "failed":
        reason = outcome.reason or f"{outcome.job.source} failed."
        voice.say(crash.keep_words(reason, outcome.trace) if outcome.trace else reason)
    if (wish.verbose or outcome.refused) and not wish.quiet:
        voice.tell_remarks(outcome.job.source, outcome.remarks, excerpts=True)
    if outcome.status == "done":
        for made in outcome.made:
            voice.place(made.target)


@contextmanager
def _executor(count: int, wish: Wish, settings: "Settings") -> Iterator["Executor"]:
    """The executor that fits: the cluster that is named, this process for a few inputs, else workers."""
    from convert.confine import Limits
    from convert.settings import limits_of

    limits = Limits.of(limits_of(settings))
    clock = wish.limit or limits.clock
    executor: Executor
    if wish.cluster:
        from convert.batch.cluster import Cluster

        if wish.limit:
            raise UsageError("--limit is for this machine; on a cluster, seconds under [limits] count.")
        executor = cluster = Cluster(wish.cluster)
        if not cluster.threads:
            voice.say("The cluster has no worker yet; it begins when there is one: dask worker ADDRESS")
    elif count <= FEW and not wish.workers:
        from convert import rehearsal
        from convert.batch.serial import Serial

        rehearsal.prepare(several=count > 1)
        executor = Serial(clock)
    else:
        from convert.batch.processes import Processes

        executor = Processes(min(wish.workers or os.cpu_count() or 1, max(count, 1)), clock, limits.memory)
    usual = signal.signal(signal.SIGTERM, _end)
    try:
        yield executor
    finally:
        executor.stop()
        signal.signal(signal.SIGTERM, usual)


def _end(number: int, _: object) -> NoReturn:
    """Asked to end by another program: as with Ctrl-C, workers are stopped and the report is written."""
    voice.say("Asked to end; what is done stays, and --resume goes on with the rest.")
    raise SystemExit(128 + number)
