"""`.readyctl.yaml`: where a repository without a registry says which one its texts are held against."""

from readyctl.core.entry.fields import Days, Strict, Text

MOST_DAYS = 7
"""For how many days after its own a published file, or a clone that nobody pulled, is taken for true."""


class Elsewhere(Strict):
    """The file `.readyctl.yaml`."""

    registry: Text
    """A clone of the registry's repository, its registry's folder, or a published features.json; from this
    file's folder. Example: ../product
    """
    max_age: Days = MOST_DAYS
    """The days after which what was published, or pulled last, answers nothing any more. Example: 7d"""
