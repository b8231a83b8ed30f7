"""Figures that slow tests put into the report of their run; `scripts/slow_figures.py` writes them down."""

from typing import Protocol


class Noted(Protocol):
    """What `record_property` is: it puts one figure of a test into the report."""

    def __call__(self, name: str, value: object) -> None: ...
