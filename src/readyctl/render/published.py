"""JSON outputs that scripts read: frozen models of their own, each with a version and a published schema."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Published(BaseModel):
    """Base of such a model. Keys are added in later versions, never renamed or removed."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
    )


IsoDay = Annotated[str, Field(json_schema_extra={"format": "date"})]
"""A day such as 2026-11-22."""
IsoTime = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""A moment in UTC such as 2026-11-16T09:00:00Z."""
