"""A file's topmost keys, one by one, and what each says.

Most of what stands in an entry stands in a thousand others as well (`links: []`, the same limits, the same
day). So a block is read once, and kept for the next file that has it to the letter.
"""

from collections.abc import Mapping, Sequence

from readyctl.core.entry.document import Node

Tree = dict[str, "Tree"] | list["Tree"] | str | int
"""A parsed value. Every text is a str; a plain null is an int that tells which word it was."""

Block = tuple[str, Tree, Node]
"""A topmost key; its value as the parser read it; the same with nulls as None.

Files share blocks: whoever changes what is in one copies it first.
"""


def block(key: str, value: Tree) -> Block:
    """The block that a key with its value is."""
    return (key, value, value if type(value) is str else data_of(value))


def blocks_of(tree: Mapping[str, Tree]) -> Sequence[Block]:
    """The blocks of a file that was read whole."""
    return [block(key, value) for key, value in tree.items()]


def data_of(tree: Tree) -> Node:
    """The tree as `Node`: plain nulls become None."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        return {key: value if type(value) is str else data_of(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [item if type(item) is str else data_of(item) for item in tree]
    return None
