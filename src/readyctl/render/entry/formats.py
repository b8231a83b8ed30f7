"""The formats in which findings come out, by name."""

from collections.abc import Callable, Mapping, Sequence

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.render.entry import github, gitlab, json_v1, junit, markdown, sarif, text
from readyctl.render.entry.report import Report

Renderer = Callable[[Sequence[Diagnostic], Report], str]

FORMATS: Mapping[str, Renderer] = {
    "text": text.render,
    "json": json_v1.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "markdown": markdown.render,
}
"""Each takes findings, worst first, and what was looked at, and gives the whole output."""
