"""What a document hands to the rules: each claim, each unknown promise once, each picture, or why nothing."""

from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Diagnostic, Position, Severity
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.statement.passages import DocumentText, Passage, Unreadable
from readyctl.core.statement.subjects import (
    MOST_PASSAGES,
    PicturePlace,
    UnreadDocument,
    document_subjects,
    in_reading_order,
    judge_for,
    unread_subject,
    weakest,
)
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.unknown import UnknownCapability
from readyctl.core.statement.verdict import ClaimStatus, Overclaimed
from support.inventories import TODAY, inventory, signed, status


def moment() -> Inventory:
    entries = [
        {"id": "fx", "name": "FX matching", "level": "planned"},
        {"id": "sso", "name": "Single sign-on", "level": "exploratory"},
    ]
    return inventory(*(status(entry, signed()) for entry in entries))


def subjects(*passages: Passage, **more: tuple[object, ...]) -> list[Subject]:
    known = moment()
    text = DocumentText(passages, **more)  # type: ignore[arg-type]
    return list(document_subjects("a.md", text, TextKind.PAGE, known, judge_for(known, TODAY)))


def test_a_claim_comes_judged_and_at_its_place() -> None:
    (claim,) = subjects(Passage("Scope.\nWe support FX matching.", "", line=3))
    assert isinstance(claim.value, ClaimStatus)
    assert isinstance(claim.value.verdict, Overclaimed)
    assert (claim.id, claim.position and claim.position.line) == ("fx", 4)


def test_a_promise_of_something_unknown_is_told_once_whatever_its_case_and_spaces() -> None:
    found = subjects(Passage("We will deliver robots.", "1"), Passage("we will  deliver ROBOTS.", "2"))
    assert [(type(subject.value), subject.place) for subject in found] == [(UnknownCapability, "1")]


def test_pictures_and_texts_elsewhere_are_named() -> None:
    found = subjects(pictures=("slide 2",), elsewhere=(("slide 3", "more.md"), ("", "all.md")))
    assert [(subject.value, subject.place) for subject in found] == [
        (PicturePlace("slide 2"), "slide 2"),
        (PicturePlace("slide 3", "more.md"), "slide 3"),
        (PicturePlace("", "all.md"), None),
    ]


def test_a_document_that_is_too_long_is_not_judged_and_says_so() -> None:
    (found,) = subjects(*[Passage("We support FX matching.", "")] * (MOST_PASSAGES + 1))
    assert isinstance(found.value, UnreadDocument)
    assert "20,001 paragraphs" in found.value.why.message
    (unread,) = [unread_subject("a.docx", Unreadable("it is damaged"))]
    assert (unread.path, unread.id) == ("a.docx", "a.docx")


def test_of_features_with_one_name_the_weakest_counts() -> None:
    view = weakest(moment(), ("fx", "sso"))
    assert view is not None
    assert view.id == "sso"
    assert weakest(moment(), ("gone",)) is None


def test_subjects_are_in_the_order_in_which_a_document_is_read() -> None:
    passages = (
        Passage("Single sign-on is live, and FX matching works today.", "slide 2, shape 1"),
        Passage("FX matching ships now. We support single sign-on.", "slide 10, shape 1"),
    )
    badge = Subject(None, "a.md", "x", place='slide 10, shape "Badge"')
    found = list(in_reading_order([badge, *reversed(subjects(*passages))], DocumentText(passages)))
    assert [(each.place, each.id) for each in sorted(found, key=lambda each: each.order)] == [
        ("slide 2, shape 1", "sso"),
        ("slide 2, shape 1", "fx"),
        ('slide 10, shape "Badge"', "x"),
        ("slide 10, shape 1", "fx"),
        ("slide 10, shape 1", "sso"),
    ]


def test_findings_of_one_line_are_told_in_the_order_in_which_it_is_read() -> None:
    first = Diagnostic("RDY603", "overclaim", Severity.ERROR, "a.md", "x", "z", position=Position(1, 1))
    later = replace(first, message="a", order=(0, 9))
    slide = replace(first, position=None, place="slide 2", order=(1, 0))
    tenth = replace(slide, place="slide 10", order=(9, 0))
    found = [tenth, later, slide, first]
    assert sorted(found, key=lambda each: each.sort_key) == [slide, tenth, first, later]
