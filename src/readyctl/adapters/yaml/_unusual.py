"""How a quick way through a file hands over to a slower one."""


class Unusual(Exception):  # noqa: N818 - not an error
    """The file may or may not be fine; a more careful way has to look."""
