"""The only door to foreign files and the clock; that to the network is `network`.

Whatever comes in has a byte cap and a deadline; whatever goes out is written whole or not at all.
"""

import datetime
import errno
import hashlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from io import BufferedReader
from pathlib import Path
from typing import Final
from zlib import crc32

from convert.errors import OutputError, SourceError, SourceLimitError

MEGA: Final = 1024 * 1024

MAX_INPUT: Final = 50 * MEGA
"""Bytes of one input; the largest of 1,237 real pages has 5 MB, a page with embedded pictures up to 40."""

MAX_PICTURE: Final = 30 * 1024 * 1024
"""Bytes of one picture as it is fetched or read; a 40-megapixel JPEG of good quality has about 20 MB."""

TEMPORARY: Final = ".convert-press-"
"""How the name of a file that is still being written begins; a leftover of a killed run is swept."""

PASSING: Final = "convert-press-"
"""How the name of a folder for passing files begins, in the system's place for those."""

STALE: Final = 3600.0
"""Seconds after which such a leftover belongs to nobody any more."""


RAISE: Final = (
    "Save only the article itself and convert that, or raise the limit in convert.toml:"
    " under [limits], megabytes."
)
"""What to do about it."""


class Unreachable(Exception):
    """An address or file that cannot be had; `str` says why, as the middle of a sentence."""


class TooLarge(Unreachable):
    """A file past the limit."""


def today() -> str:
    """The day it is, ISO 8601."""
    return datetime.date.today().isoformat()


def read_input(path: Path, megabytes: int = MAX_INPUT // MEGA) -> tuple[bytes, str]:
    """The bytes of an input file and the day it was last changed; SourceError in plain words."""
    try:
        return read_file(path, megabytes * MEGA)
    except TooLarge as error:
        raise SourceLimitError(f"{path} cannot be read: {error}. {RAISE}") from error
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {path}; check the name and the folder.") from error
    except IsADirectoryError as error:
        raise SourceError(
            f"{path} is a folder; name the article in it. For all that are in it: convert batch {path}"
        ) from error
    except Unreachable as error:
        raise SourceError(f"{path} cannot be read: {error}.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{path!s:.200} cannot be read: {reason}.") from error


def read_file(path: Path, cap: int) -> tuple[bytes, str]:
    """Bytes and day of change of a regular file of at most `cap` bytes; never waits on a pipe or device."""
    with _open_regular(path) as file:
        changed = os.fstat(file.fileno()).st_mtime
        data = file.read(cap + 1)
    if len(data) > cap:
        raise TooLarge(f"it is larger than {cap // MEGA} MB, which is the most we read")
    return data, datetime.date.fromtimestamp(changed).isoformat()


def hash_file(path: Path) -> str:
    """SHA-256 of a regular file, piece by piece, so that it may be of any size."""
    with _open_regular(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _open_regular(path: Path) -> Iterator[BufferedReader]:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(path)
        if not stat.S_ISREG(mode):
            raise Unreachable("it is not an ordinary file")
        yield file


def read_stdin(megabytes: int = MAX_INPUT // MEGA) -> bytes:
    """All of standard input, up to so many megabytes."""
    data = sys.stdin.buffer.read(megabytes * MEGA + 1)
    if len(data) > megabytes * MEGA:
        raise SourceLimitError(
            f"Standard input is larger than {megabytes} MB, which is the most we read. {RAISE}"
        )
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` so that at every moment `path` is the old file or the new one, never a part.

    A symbolic link at `path` is replaced, not followed. OutputError in plain words.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        descriptor, name = tempfile.mkstemp(prefix=f"{TEMPORARY}{_machine()}-{os.getpid()}-", dir=folder)
        temporary = Path(name)
        try:
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(folder)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            f"{path} could not be written: {_file_above(path)} is a file, and nothing can be put into it."
            " Choose another place with -o."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        raise OutputError(
            f"{path!s:.200} could not be written: {reason}."
            f" {'Make room, or choose' if getattr(error, 'errno', None) in FULL else 'Choose'}"
            " another place with -o."
        ) from error


FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where a disk, or somebody's share of it, is full."""


def _file_above(path: Path) -> Path:
    """The file that stands where a folder above `path` should be."""
    return next((folder for folder in path.parents if folder.is_file()), path.parent)


PATIENCE: Final = 60.0
"""Seconds that a run waits for another to let go of a file; it is held for some milliseconds."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Within this, no other run on this or another machine is within it for the same path.

    The lock is on a hidden file beside `path`, which stays: whoever removed it could part two runs that wait.
    The system lets go of it when a run dies. OutputError in plain words.
    """
    lock = path.with_name(f".{path.name}.lock")
    with ExitStack() as stack:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = stack.enter_context(open(lock, "ab"))
            until = time.monotonic() + PATIENCE
            while not _is_taken(file.fileno()):
                if time.monotonic() > until:
                    raise OutputError(
                        f"{path} has been in use by another run for {PATIENCE:g} seconds; try again later."
                    )
                time.sleep(0.01)
        except OSError as error:
            raise OutputError(
                f"{path} cannot be kept to one run at a time: {error.strerror or error}. Put it into a folder"
                " that you may write to."
            ) from error
        yield


def _is_taken(descriptor: int) -> bool:
    """Try to take the lock of an open file, which closing it lets go; False where another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can open folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder of our own that is gone afterwards; where this process is killed, the next one removes it."""
    room = Path(tempfile.gettempdir())
    _sweep(room, PASSING)
    with tempfile.TemporaryDirectory(prefix=f"{PASSING}{_machine()}-{os.getpid()}-", dir=room) as folder:
        yield Path(folder)


def _sweep(folder: Path, beginning: str = TEMPORARY) -> None:
    """Remove what killed runs left behind: those of this machine, and any of more than STALE seconds ago."""
    for leftover in folder.glob(beginning + "*"):
        with suppress(OSError):
            status = leftover.lstat()
            if _is_abandoned(leftover.name, beginning) or time.time() - status.st_mtime > STALE:
                if not stat.S_ISDIR(status.st_mode):
                    leftover.unlink()
                elif beginning == PASSING and status.st_uid == os.getuid():
                    shutil.rmtree(leftover)


def _is_abandoned(name: str, beginning: str) -> bool:
    """Whether a temporary file was begun by a process of this machine that is no more."""
    machine, _, rest = name.removeprefix(beginning).partition("-")
    process = rest.partition("-")[0]
    if not hasattr(os, "uname") or machine != _machine() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        pass
    return False


@cache
def _machine() -> str:
    """A short name for this machine, since a folder may be shared by several."""
    return f"{crc32(os.uname().nodename.encode()):08x}" if hasattr(os, "uname") else "other"
