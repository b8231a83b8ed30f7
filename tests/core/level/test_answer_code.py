from readyctl.core.level.answer_code import AnswerCode


def test_answers_are_ordered_by_how_little_they_offer() -> None:
    assert [code.offers for code in AnswerCode] == [0, 1, 2, 3]
    assert max(AnswerCode, key=lambda code: code.offers) is AnswerCode.NOT_OFFERED


def test_only_the_roadmap_names_a_day() -> None:
    assert [code for code in AnswerCode if "{date}" in code.wording] == [AnswerCode.ROADMAP]
