"""What a binding text should not rest on: apart from the judge of sentences, who is long to load."""

from msgspec import Struct

from readyctl.core.feature.view import SalesView
from readyctl.core.statement.text_kind import TextKind


class WeakGround(Struct, frozen=True):
    """A feature that a binding text rests on, and that engineering has not confirmed for a while."""

    view: SalesView
    kind: TextKind
