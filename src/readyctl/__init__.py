"""readyctl: a checked word for what is real."""

__version__ = "0.1.0"
