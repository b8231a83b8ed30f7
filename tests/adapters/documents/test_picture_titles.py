import pytest

from readyctl.adapters.documents.html_attributes import alternative


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        (' alt="Plan" title="Backups included"', "Plan; Backups included"),
        (" title='Backups included' src=a.png", "Backups included"),
        (' alt="Plan" title="Plan"', "Plan"),
        (' alt="" title="Plan"', "Plan"),
        (' alt=""', None),
        (" src=a.png data-title=Plan", ""),
    ],
)
def test_a_picture_is_what_its_text_and_its_title_say(attributes: str, said: str | None) -> None:
    assert alternative(attributes) == said
