"""How levels and signatures look in a terminal, the same in every command."""

from functools import cache

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Act, Signed
from readyctl.render.painting import Piece, paint


def level_piece(status: FeatureStatus) -> Piece:
    """The effective level; behind it what is declared, where that does not count."""
    level = status.effective
    if status.declared is level:
        return paint(f"{level.value} (overdue)", "red") if status.overdue else _plainly(level)
    declared = status.declared.value if status.declared else "unreadable"
    return paint(f"{level.value} ({declared}?)", "red")


@cache
def _plainly(level: Level) -> Piece:
    return paint(level.value, level.row.face.style)


def signed_piece(status: FeatureStatus) -> Piece:
    """Who signed, by address; a plain word where nobody needs to, or nobody did."""
    if isinstance(status.signoff, Signed) and status.entry.legible:
        return status.signoff.act.address
    return _NOT_NEEDED if status.declared is not None and not status.needs_signature else _NOT_SIGNED


_NOT_NEEDED, _NOT_SIGNED = paint("not needed", "dim"), paint("no", "red")


def grade(act: Act) -> str:
    """How much stands behind a signature, in words."""
    through = ", via forge" if act.via_forge else ""
    return f"grade {act.assurance.value}{through}"
