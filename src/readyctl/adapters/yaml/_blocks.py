"""A file's topmost keys, one by one: what each says, and how that goes into the claim's digest.

Most of what stands in an entry stands in a thousand others as well (`links: []`, the same limits, the same
day). So a block is read and encoded once, and kept for the next file that has it to the letter.
"""

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring_ascii

from readyctl.core.entry.document import Node

Tree = dict[str, "Tree"] | list["Tree"] | str | int
"""A parsed value. Every text is a str; a plain null is an int that tells which word it was."""

encoded = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=True, check_circular=False
).encode
"""A value as claims are compared: comments, the order of keys, quoting and line ends leave no trace in it."""

Block = tuple[str, Tree, Node, str]
"""A topmost key; its value as the parser read it; the same with nulls as None; the pair of both as `encoded`.

Files share blocks: whoever changes what is in one copies it first.
"""


def block(key: str, value: Tree) -> Block:
    """The block that a key with its value is."""
    if type(value) is str:
        return (key, value, value, f"{encode_basestring_ascii(key)}:{encode_basestring_ascii(value)}")
    return (key, value, data_of(value), f"{encode_basestring_ascii(key)}:{encoded(value)}")


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
