"""`explain --json`: a feature and why it stands where it stands, `readyctl.explain/1`.

The schema is `schemas/explain-1.schema.json`.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.render.feature.features_json import FeatureV1, feature
from readyctl.render.published import Published, as_json


class ExplainV1(Published):
    """The answer of `readyctl explain ID --json`."""

    schema_: Annotated[Literal["readyctl.explain/1"], Field(alias="schema")] = "readyctl.explain/1"
    feature: FeatureV1
    reasons: tuple[str, ...]
    """For people, in the order of the text; they may change from one version to the next."""


def render(status: FeatureStatus, reasons: Iterable[str]) -> str:
    """One feature with the reasons as they are printed."""
    return as_json(ExplainV1(feature=feature(status), reasons=tuple(reasons)))
