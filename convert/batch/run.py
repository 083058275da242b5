"""A batch from its inputs to its files: what is to do, what was done before, what comes back."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from convert.batch.job import Job, Made, Outcome, Product, refuse
from convert.batch.state import Record, State, base_fingerprint, fingerprint
from convert.compose.gather import COMPANIONS
from convert.compose.plan import is_story
from convert.design import Design, list_layouts, list_own_layouts
from convert.errors import ConvertError, UsageError
from convert.model import Rendition
from convert.outside import Unreachable
from convert.pipeline import dress
from convert.render import FORMATS
from convert.settings import Settings, limits_of
from convert.spelling import hint
from convert.target import is_as_written, publish


class Executor(Protocol):
    """Does jobs: the same outcomes as doing them one by one, in whatever order they finish. A job that kills,
    hangs or overfills its worker is a failed outcome and costs no other job."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job."""

    def stop(self) -> None:
        """End whatever still runs."""


def find_inputs(paths: Sequence[str], output: Path | None = None) -> dict[Path, Path]:
    """The files that are named, and the articles in the folders that are named: files with the ending of one,
    but for what we made of another that is there, and what we made in a folder `output` below.

    Each with its place among the products: in a folder as there, of several inputs in one called like the
    folder; by its name alone where it is named itself.
    """
    found: dict[Path, Path] = {}
    seen: set[str] = set()
    for path in map(Path, paths):
        folder = path.is_dir()
        home = Path(path.absolute().name if len(paths) > 1 else "")
        for file in sorted(_articles(path, output)) if folder else [path]:
            if (whole := os.path.abspath(file)) not in seen:
                seen.add(whole)
                found[file] = home / file.relative_to(path) if folder else Path(file.name)
    return found


def common_folder(paths: Iterable[str]) -> Path:
    """The folder that holds all of these files and folders."""
    folders = [path if path.is_dir() else path.parent for path in (Path(p).absolute() for p in paths)]
    return Path(os.path.commonpath(folders))


def _articles(folder: Path, output: Path | None) -> Iterator[Path]:
    below = output.resolve() if output and folder.resolve() in output.resolve().parents else None
    for here, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".") and not f.endswith(COMPANIONS)]
        stories = [path for path in (Path(here, file) for file in files) if is_story(path)]
        made = below is not None and Path(here).resolve().is_relative_to(below)
        yield from _originals(stories, made)


def _originals(stories: Sequence[Path], made: bool) -> Iterator[Path]:
    """The files of one folder without those that we made of another of them, and, if it is one of what was
    `made`, without all that we made. What somebody has edited since is an original."""
    ranks: dict[int, list[Path]] = {0: [], 1: [], 2: []}
    for path in stories:
        ranks[_rank(path)].append(path)
    names: set[str] = set()
    for rank, paths in ranks.items():
        originals = [path for path in paths if not rank or (not made and path.stem not in names)]
        yield from originals
        names |= {name for path in originals for name in (path.name, path.stem)}


def _rank(path: Path) -> int:
    """0 for a file of somebody else; for ours 1 if it is an article as JSON, 2 if it is a page."""
    ours = False
    if path.suffix.lower() in (".json", ".html"):
        with suppress(OSError, Unreachable):
            ours = is_as_written(path)
    return 0 if not ours else 1 if path.suffix.lower() == ".json" else 2


def place_products(
    inputs: Mapping[Path, Path], output: Path | None, ends: Sequence[str]
) -> dict[Path, list[str]]:
    """Input -> the paths of its products, one for each of `ends` (".pdf", "-brief.pdf").

    They lie beside the input, or in `output` at the place that `inputs` gives. Inputs that differ in nothing
    but the ending keep it in the name ("note.txt.pdf"); raises UsageError where that does not tell them
    apart, and where a product would be an input.
    """
    own = set(map(os.path.abspath, inputs))
    stems = {
        path: (path if output is None else output / place).with_suffix("") for path, place in inputs.items()
    }
    shared = Counter(str(stem).casefold() for stem in stems.values())
    placed: dict[Path, list[str]] = {}
    taken: dict[str, Path] = {}
    for path, stem in stems.items():
        whole = stem.with_name(path.name) if shared[str(stem).casefold()] > 1 else stem
        if (other := taken.setdefault(str(whole).casefold(), path)) != path:
            raise UsageError(
                f"{other} and {path} would both become {stem}{ends[0]}; rename one, or put them into folders"
                " of one folder and name that."
            )
        placed[path] = [f"{whole}{end}" for end in ends]
        for target in placed[path]:
            if os.path.abspath(target) in own:
                raise UsageError(f"{target} is an input itself; say where the results go with -o FOLDER.")
    return placed


def choose_designs(words: Sequence[str], settings: Settings) -> tuple[list[tuple[Design, str]], list[str]]:
    """Design and format of each product, and what its name ends in. A word is the name of a layout or of a
    format; each is made on each paper. Raises UsageError for other words."""
    layouts = list(dict.fromkeys((*list_layouts(), *list_own_layouts(), settings.layout)))
    designs: list[tuple[Design, str]] = []
    ends: list[str] = []
    for word in dict.fromkeys(words):
        if word not in layouts and word not in FORMATS:
            known = [*layouts, *FORMATS]
            raise UsageError(f"--to {word}: there is no such layout or format. {hint(word, known)}".rstrip())
        layout, to = (word, "pdf") if word in layouts else (settings.layout, word)
        dressed = dress(msgspec.structs.replace(settings, layout=layout))
        for design in dressed if to == "pdf" else dressed[:1]:
            designs.append((design, to))
            name = f"-{word}" if len(words) > 1 and word in layouts else ""
            paper = f"-{design.paper.name}" if len(dressed) > 1 and to == "pdf" else ""
            ends.append(f"{name}{paper}.{to}")
    return designs, ends


def make_jobs(
    placed: Mapping[Path, Sequence[str]], designs: Sequence[tuple[Design, str]], settings: Settings
) -> list[Job]:
    """A job for each input; `designs` are pairs of design and format, in the order of its targets."""
    return [
        Job(
            str(path),
            tuple(Product(target, design, to) for target, (design, to) in zip(targets, designs, strict=True)),
            settings.overrides,
            settings.offline,
            settings.strict,
            settings.archive,
            limits_of(settings),
        )
        for path, targets in placed.items()
    ]


def run(
    jobs: Sequence[Job], executor: Executor, state: State, force: bool = False, again: bool = False
) -> Iterator[Outcome]:
    """The outcome of each job, its files written; first of those that need not be done, then as they finish.

    `again` builds what is unchanged too; `force` replaces files that convert did not make.
    """
    base = base_fingerprint()
    prints: dict[str, list[str]] = {}
    open_jobs: list[Job] = []
    for job in jobs:
        prints[job.source] = [fingerprint(job, product, base) for product in job.products]
        known = None if again else _unchanged(job, prints[job.source], state)
        if known:
            yield known
        else:
            open_jobs.append(job)
    for outcome in executor.run(open_jobs):
        yield _keep(outcome, prints[outcome.job.source], state, force)


def _unchanged(job: Job, prints: Sequence[str], state: State) -> Outcome | None:
    """The outcome of a job of which nothing has changed since its files were made."""
    records = [state.unchanged(p, print_) for p, print_ in zip(job.products, prints, strict=True)]
    known = [record for record in records if record]
    if len(known) < len(job.products):
        return None
    made = tuple(
        Made(product.target, b"", "", record.pages, record.verdict)
        for product, record in zip(job.products, known, strict=True)
    )
    remarks = tuple(dict.fromkeys(remark for record in known for remark in record.remarks))
    return refuse(job, remarks) if job.strict and remarks else Outcome(job, "unchanged", made, remarks)


def _keep(outcome: Outcome, prints: Sequence[str], state: State, force: bool) -> Outcome:
    """Write the files of an outcome and remember them; a failure to write is a failed outcome."""
    if outcome.status != "done":
        return outcome
    written: list[tuple[Product, str, bytes, Record]] = []
    try:
        for made, product, print_ in zip(outcome.made, outcome.job.products, prints, strict=True):
            rendition = Rendition(made.data, made.media_type, "", verdict=made.verdict)
            publish(rendition, Path(made.target), force)
            record = Record(made.pages, outcome.remarks, made.verdict)
            written.append((product, print_, made.data, record))
        state.remember(written)
    except ConvertError as error:
        return Outcome(outcome.job, "failed", remarks=outcome.remarks, reason=str(error))
    return outcome
