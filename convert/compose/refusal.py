"""That a picture is not decoded, and why."""


class Refused(Exception):
    """A picture that is not decoded; `str` says why, as the middle of a sentence."""
