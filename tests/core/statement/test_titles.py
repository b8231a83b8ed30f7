from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.titles import titled


def under(*passages: Passage) -> list[tuple[str, ...]]:
    return [each.under for each in titled(passages, lambda line: line == "Backups")]


def body(text: str, story: str = "", slide: int | None = None, over: tuple[str, ...] = ()) -> Passage:
    return Passage(text, "", under=over, story=story, slide=slide)


def test_only_the_paragraph_straight_after_a_name_stands_under_it_and_under_all_that_was_over_it() -> None:
    said = under(body("Backups"), body("Live.", over=("Storage",)), body("More."))
    assert said == [(), ("Backups", "Storage"), ()]


def test_the_last_of_several_names_is_the_title() -> None:
    assert under(body("Backups"), body("Backups"), body("Live.")) == [(), (), ("Backups",)]


def test_what_is_no_paragraph_parts_them() -> None:
    for kind in set(PassageKind) - {PassageKind.BODY}:
        between = Passage("Something", "", kind)
        assert under(body("Backups"), between, body("Live.")) == [(), (), ()]
        assert under(Passage("Backups", "", kind), body("Live.")) == [(), ()]


def test_a_name_is_no_title_for_another_story_nor_on_a_slide() -> None:
    assert under(body("Backups", "footer"), body("Live.")) == [(), ()]
    assert under(body("Backups", slide=1), body("Live.", slide=1)) == [(), ()]
