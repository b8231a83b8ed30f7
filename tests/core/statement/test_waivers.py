import datetime as dt

import pytest
from pydantic import ValidationError

from readyctl.adapters.yaml.reader import read as read_yaml
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.statement.waivers import Waiver, Waivers, WaiverUse, misnamed, read_waivers
from readyctl.core.statement.waivers import apply as applied
from readyctl.core.trust.signoff import SignOff
from support.inventories import signed, unsigned

DAY = dt.date(2026, 11, 22)


def apply(
    diagnostics: list[Diagnostic],
    waivers: Waivers,
    name: str,
    today: dt.date,
    backing: SignOff | None = None,
) -> tuple[tuple[Diagnostic, ...], tuple[WaiverUse, ...]]:
    done = applied(diagnostics, waivers.waivers, name, today, lambda *_: backing or signed())
    return done.kept, done.uses


def finding(
    code: str = "RDY603", subject: str = "fx", message: str = "'We  support FX matching' says …"
) -> Diagnostic:
    said = "We  support FX matching" if message.startswith("'We") else ""
    return Diagnostic(code, "overclaim", Severity.ERROR, "legal/MSA.docx", subject, message, quote=said)


def waiver(**keys: object) -> Waiver:
    return Waiver.model_validate({"reason": "agreed", "until": "2026-12-31", **keys})


@pytest.mark.parametrize(
    ("keys", "covers"),
    [
        ({"feature": "fx"}, True),
        ({"feature": "sso"}, False),
        ({"code": "RDY603"}, True),
        ({"code": "RDY604"}, False),
        ({"words": "we support fx"}, True),
        ({"words": "we support sso"}, False),
        ({"words": "says"}, False),
        ({"feature": "fx", "document": "MSA.docx"}, True),
        ({"feature": "fx", "document": "SOW.docx"}, False),
        ({"feature": "fx", "code": "RDY605"}, False),
    ],
)
def test_a_waiver_covers_what_all_its_keys_name(keys: dict[str, str], covers: bool) -> None:  # noqa: FBT001
    kept, _ = apply([finding()], Waivers(waivers=(waiver(**keys),)), "MSA.docx", DAY)
    assert (kept == ()) is covers


def test_it_ends_with_its_day() -> None:
    waivers = Waivers(waivers=(waiver(feature="fx"),))
    assert apply([finding()], waivers, "MSA.docx", dt.date(2026, 12, 31))[0] == ()
    kept, uses = apply([finding()], waivers, "MSA.docx", dt.date(2027, 1, 1))
    assert (kept, [use.used for use in uses]) == ((finding(),), [True])


@pytest.mark.parametrize(
    ("backing", "until", "why"),
    [
        (unsigned(), "2026-12-31", "engineering does not stand behind it"),
        (signed(at="2026-11-16"), "2027-02-14", ""),
        (signed(at="2026-11-16"), "2027-02-15", "2027-02-14 at the longest"),
    ],
)
def test_a_waiver_counts_for_ninety_days_from_an_engineers_act(
    backing: SignOff, until: str, why: str
) -> None:
    waivers = Waivers(waivers=(waiver(feature="fx", until=until),))
    kept, (use,) = apply([finding()], waivers, "MSA.docx", DAY, backing)
    assert bool(why) == bool(kept)
    assert why in use.refusal


@pytest.mark.parametrize(("code", "read"), [("RDY603", True), ("RDY601", False), ("RDY203", False)])
def test_a_waiver_for_what_no_waiver_lets_stand_is_refused(code: str, read: bool) -> None:  # noqa: FBT001
    text = f"waivers:\n  - {{code: {code}, reason: agreed, until: 2027-01-01}}\n"
    model, problems = read_waivers(read_yaml(text.encode()), lambda known: known == "RDY603")
    assert (model is not None) is read
    told = [("invalid-waiver", ("waivers", 0, "code"))]
    assert [(problem.rule, problem.key) for problem in problems] == ([] if read else told)


@pytest.mark.parametrize("missing", ["reason", "until", "feature"])
def test_reason_day_and_purpose_are_required(missing: str) -> None:
    keys = {"feature": "fx", "reason": "agreed", "until": "2026-12-31"}
    del keys[missing]
    with pytest.raises(ValidationError):
        Waiver.model_validate(keys)


@pytest.mark.parametrize("keys", [{"words": "!!!"}, {"words": "— …"}, {"feature": "fx", "reason": " "}])
def test_words_and_reasons_without_a_word_in_them_are_refused(keys: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        waiver(**keys)


def test_a_waiver_for_a_document_or_feature_that_is_not_there_is_named() -> None:
    waivers = Waivers(
        waivers=(
            waiver(feature="fx", document="MSA.docx"),
            waiver(feature="fx", document="MAS.docx"),
            waiver(feature="fy"),
        )
    )
    found = [use.missing for use in misnamed(waivers, {"MSA.docx"}, {"fx"})]
    assert found == ["the document MAS.docx", "the feature fy"]
