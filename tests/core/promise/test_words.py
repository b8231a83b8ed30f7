import pytest

from readyctl.core.feature.permission import Allowed
from readyctl.core.level.kind import Grant
from readyctl.core.promise.check import LimitCheck, PromiseCheck, UnknownFeature
from readyctl.core.promise.model import Promise
from readyctl.core.promise.words import is_fine, verdict, verdict_words
from readyctl.core.quantity.quantity import Unclear

PROMISE = Promise.model_validate({"feature": "fx", "kind": "mention", "status": "confirmed"})


def test_an_allowed_promise_is_fine_with_its_conditions() -> None:
    check = PromiseCheck(0, PROMISE, Allowed(Grant.YES))
    assert (verdict(check), is_fine(check), verdict_words(check)) == ("fits", True, "fine")


def test_a_number_that_nobody_can_read_is_not_fine() -> None:
    check = PromiseCheck(
        0, PROMISE, Allowed(Grant.YES), limits=(LimitCheck(0, "users", Unclear("why", "help")),)
    )
    assert (verdict(check), is_fine(check)) == ("unverified", False)
    assert verdict_words(check) == "nobody has confirmed the numbers in it"


@pytest.mark.parametrize(
    ("unknown", "words"),
    [
        (UnknownFeature(), "there is no feature 'fx'"),
        (UnknownFeature(("fxx", "fxy")), "there is no feature 'fx' (is it fxx or fxy?)"),
        (UnknownFeature(("a", "b"), split=True), "'fx' was split, and goes on as a and b"),
        (
            UnknownFeature(became="its entry was removed by sam"),
            "'fx' is not there any more: its entry was removed by sam",
        ),
    ],
)
def test_an_unknown_feature_leads_to_the_ones_that_may_be_meant(unknown: UnknownFeature, words: str) -> None:
    check = PromiseCheck(0, PROMISE, unknown)
    assert (verdict(check), verdict_words(check)) == ("unknown-feature", words)
