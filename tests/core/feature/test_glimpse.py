import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.glimpse import names_glimpsed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("id: fx\nname: FX matching\nname: Twice\n", ("FX matching", "Twice")),
        ("name: 'FX matching'  # ours\r\nlevel: [\n", ("FX matching",)),
        ("<<<<<<< ours\nname: One\n=======\nname: Other\n>>>>>>> theirs\n", ("One", "Other")),
        ("aliases: [multi currency, 'FX']\nname: FX\n", ("multi currency", "FX")),
        ("name: FX\naliases:\n  - one  # first\n- two\nlevel: {\n  - three\n", ("FX", "one", "two")),
        ("summary: x\n  name: deeper\n", ()),
        ("name:\naliases: []\n", ()),
        ("name: # none yet\n", ()),
        ("", ()),
        ("aliases:\n<<<<<<< ours\n  - one\n=======\n  - two\n>>>>>>> theirs\nname: X\n", ("one", "two", "X")),
        ("aliases: [one,\n  two,  # ours\n  three]\nsummary: [\n", ("one", "two", "three")),
        ("name: >-\n  FX\n  matching\nlevel: [\n", ("FX matching",)),
        ("name: &fx FX matching\nlevel: *fx\n", ("FX matching",)),
        ("name: ~\naliases: [null, '|', *x, true]\n", ("true",)),
        ("name: >-\nlevel: [\n", ()),
        ("name: Salt & pepper !now\nlevel: [\n", ("Salt & pepper !now",)),
        ("name: the\naliases: [is, available, 'is available', -]\nlevel: [\n", ()),
        (f"name: {'x' * 201}\nname: {'x' * 200}\n", ("x" * 200,)),
    ],
)
def test_the_names_are_those_of_the_lines_that_look_like_names(text: str, names: tuple[str, ...]) -> None:
    assert names_glimpsed(text) == names


@given(st.text(alphabet="name: aliases[],-#'\"\n\tx", max_size=200))
def test_whatever_the_text_each_is_a_line_of_its_own_words_and_none_is_told_twice(text: str) -> None:
    names = names_glimpsed(text)
    assert len(set(names)) == len(names)
    assert all(name == " ".join(name.split()) and name for name in names)
