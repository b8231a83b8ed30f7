"""One thing, and whose it is."""

from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.matter import Matter, gathered
from readyctl.core.trust.colleague import Directory
from support.waiting import ADA, BOB, CARA, ROSTER, SAM, person


def item(what: What, subject: str) -> InboxItem:
    return InboxItem(what, subject, "it waits", "readyctl inbox")


def told(*matters: Matter) -> list[str]:
    return [each.subject for each in gathered((matter, matter.item) for matter in matters)]


def test_many_that_are_alike_are_one_and_others_stay_apart() -> None:
    def six(what: What, alike: str | None) -> list[Matter]:
        return [Matter(item(what, f"{what}{n}"), alike=alike) for n in range(6)]

    assert told(*six(What.DECIDE, "pat@x"), *six(What.ASK, "bare")) == ["pat@x", "ask0"]
    assert len(told(*six(What.DECIDE, "pat@x")[:5], *six(What.DECIDE, "kim@x")[:5])) == 10
    assert len(told(*six(What.SIGN, None))) == 6


def test_it_lies_with_those_who_may_settle_it_and_with_leads_once_it_is_too_late() -> None:
    bobs = Matter(item(What.SIGN, "fx"), (BOB,), ("sam@example.com",))
    late = Matter(item(What.SIGN, "fx"), (BOB,), too_long=True)
    assert bobs.seen_by(person(BOB), ROSTER) == bobs.seen_by(SAM, ROSTER) == bobs.item
    assert bobs.seen_by(person(ADA), ROSTER) is late.seen_by(person(CARA), ROSTER) is None
    seen = late.seen_by(person(ADA), ROSTER)
    assert seen is not None
    assert seen.why == "it waits; it has waited too long for Bob Byte"


def test_each_person_is_named_once_however_often_files_name_her() -> None:
    matter = Matter(item(What.CONFIRM, "fx"), (BOB,), ("BOB@example.com", "bob byte", "sam", "sam"))
    assert [each.called for each in matter.people(Directory(ROSTER))] == ["Bob Byte", "sam"]
