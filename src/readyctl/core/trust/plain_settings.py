"""Settings read without the schema, where everything stands plainly there."""

import re
from typing import Final, Literal

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.entry.limit import LimitText
from readyctl.core.entry.plainly import (
    NotPlainError,
    anything,
    count,
    day,
    days,
    line,
    made,
    many_or_none,
    none_or,
    one_of,
    one_or_many,
    text,
)
from readyctl.core.entry.rule_page import docs_address
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.table import Level
from readyctl.core.trust.baseline import Baseline, KnownFinding
from readyctl.core.trust.settings import (
    Coverage,
    Phrase,
    RfpSettings,
    Settings,
    SyncSettings,
    readable_bound,
)

_CODE = re.compile(r"RDY\d{3}", re.ASCII)
_SHARE = re.compile(r"0\.\d{0,5}[1-9]", re.ASCII)
_EVERY = frozenset(("week", "fortnight", "month", "quarter"))


def plain_settings(written: Node) -> Settings:
    """The settings that the schema would read. Raises ValueError where the schema has to be asked."""
    return made(Settings, written, _SETTINGS, needed=("version",))


def _version(written: Node) -> int:
    if written == "1":
        return 1
    raise NotPlainError


def _windows(written: Node) -> dict[Literal["default"] | Level, int]:
    if type(written) is not dict:
        raise NotPlainError
    return {"default" if key == "default" else _LEVEL(key): days(value) for key, value in written.items()}


def _sync(written: Node) -> SyncSettings:
    return made(SyncSettings, written, {"every": _every})


def _every(written: Node) -> str:
    if type(written) is str and written in _EVERY:
        return written
    raise NotPlainError


def _share(written: Node) -> float:
    said = text(written)
    if _SHARE.fullmatch(said):
        return float(said)
    raise NotPlainError


def _phrase(written: Node) -> Phrase:
    return made(Phrase, written, {"phrase": text, "question": text}, needed=("phrase", "question"))


def _rfp(written: Node) -> RfpSettings:
    return made(RfpSettings, written, {"codes": _codes})


def _codes(written: Node) -> dict[AnswerCode, str]:
    if type(written) is not dict:
        raise NotPlainError
    return {_ANSWER(key): text(value) for key, value in written.items()}


class _Ceiling(Struct):
    metric: str
    at_least: str | None = None
    at_most: str | None = None


def _ceiling(written: Node) -> LimitText:
    bounds = {"metric": text, "at_least": _bound, "at_most": _bound}
    said = made(_Ceiling, written, bounds, needed=("metric",))
    return said.metric, said.at_least, said.at_most


def _bound(written: Node) -> str | None:
    return readable_bound(anything(written))


def _coverage(written: Node) -> Coverage:
    return made(Coverage, written, {"ignore": one_or_many(text)})


def _docs(written: Node) -> str:
    return docs_address(text(written))


def _baseline(written: Node) -> Baseline:
    return made(Baseline, written, _BASELINE, needed=("until", "owner"))


def _finding(written: Node) -> KnownFinding:
    return made(KnownFinding, written, _FINDING, needed=("code", "file"))


def _code(written: Node) -> str:
    said = text(written)
    if _CODE.fullmatch(said):
        return said
    raise NotPlainError


def _digest(written: Node) -> str:
    if type(written) is str:
        return written
    raise NotPlainError


_ANSWER = one_of(AnswerCode)
_LEVEL = one_of(Level)
_FINDING: Final = {
    "code": _code,
    "file": text,
    "key": _digest,
    "claim": _digest,
    "times": count,
    "reason": none_or(text, None),
}
_BASELINE: Final = {
    "until": day,
    "owner": line,
    "reason": text,
    "findings": many_or_none(_finding),
}
_SETTINGS: Final = {
    "version": _version,
    "name": none_or(text, None),
    "stale_after": none_or(_windows, {}),
    "sync": none_or(_sync, SyncSettings()),
    "estimate_gate": _share,
    "phrases": many_or_none(_phrase),
    "rfp": none_or(_rfp, RfpSettings()),
    "recheck_after_commits": none_or(count, None),
    "limits": many_or_none(_ceiling),
    "coverage": none_or(_coverage, Coverage()),
    "own": many_or_none(text),
    "promises_since": none_or(day, None),
    "docs": none_or(_docs, None),
    "baseline": none_or(_baseline, None),
}
