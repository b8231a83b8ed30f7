from readyctl.core.level.kind import Grant, Kind


def test_every_kind_has_its_forms_and_a_place_for_the_name() -> None:
    for kind in Kind:
        assert all((kind.label, kind.thing, kind.doing, kind.question, kind.told))
        assert "{name}" in kind.told
        assert kind.question.endswith("?")


def test_grants_go_from_no_to_yes() -> None:
    assert [grant.rank for grant in Grant] == sorted(grant.rank for grant in Grant)
    assert (Grant.NO.rank, Grant.YES.rank, Grant.YES.remark) == (0, 3, "")
    assert all(grant.remark for grant in (Grant.LIVE, Grant.NOT_NEEDED))
