"""The one Jinja environment: autoescape is always on, and a name that is not given is an error."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from readyctl.render.escape import inert


def _finalize(value: object) -> object:
    return inert(value) if type(value) is str else value


@cache
def environment() -> Environment:
    """Templates of `render/site/templates`, with every value escaped for HTML and XML."""
    return Environment(
        loader=PackageLoader("readyctl.render.feature.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        auto_reload=False,
    )
