"""Everything that can stop a conversion, as one tree.

::

    ConvertError                     something a user can mend; one plain sentence, no traceback
    |-- UsageError               2   the command line does not make sense
    |-- BatchError               3   a batch ran to its end, but some inputs failed
    |-- StrictError              4   --strict was given and there were remarks
    |-- SourceError             10   the input cannot be read
    |   |-- SourceFormatError   11   the input is not of a kind we read
    |   `-- SourceLimitError    12   the input is larger or deeper than we accept
    |-- NoArticleError          20   the input was read, but holds no article
    |-- DesignError             30   a layout, brand, plan or settings file is wrong
    `-- OutputError             40   the result could not be rendered or written

Anything else that is raised is a bug of ours: the command keeps its traceback and exits with 70.
"""


class ConvertError(Exception):
    """A failure the user can mend; `str(error)` is one plain sentence: what, where, what to do."""

    exit_code = 1


class UsageError(ConvertError):
    """The command line does not make sense."""

    exit_code = 2


class BatchError(ConvertError):
    """A batch ran to its end, but some inputs failed."""

    exit_code = 3


class StrictError(ConvertError):
    """`--strict` was given and there were remarks, which are kept with it."""

    exit_code = 4

    def __init__(self, sentence: str, remarks: tuple[object, ...] = ()) -> None:
        super().__init__(sentence)
        self.remarks = remarks


class SourceError(ConvertError):
    """The input cannot be read."""

    exit_code = 10


class SourceFormatError(SourceError):
    """The input is not of a kind we read."""

    exit_code = 11


class SourceLimitError(SourceError):
    """The input is larger or deeper than we accept; the sentence names the limit."""

    exit_code = 12


class NoArticleError(ConvertError):
    """The input was read, but holds no article."""

    exit_code = 20


class DesignError(ConvertError):
    """A layout, brand, plan or settings file is wrong; the sentence names file, key and line."""

    exit_code = 30


class OutputError(ConvertError):
    """The result could not be rendered or written."""

    exit_code = 40
