from readyctl.core.history.confirmations import unchanged_words


def test_one_confirmation_is_nothing_to_remark_upon_and_more_in_a_row_are() -> None:
    assert [unchanged_words(number) for number in (0, 1)] == ["", ""]
    assert unchanged_words(14) == "confirmed 14 times in a row with nothing changed"
