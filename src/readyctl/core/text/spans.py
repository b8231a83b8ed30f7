"""Places in a text: where their first character stands, and where the one behind their last."""


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two places share a character; those that only touch do not."""
    return one[0] < other[1] and other[0] < one[1]
