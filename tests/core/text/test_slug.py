from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.slug import slug


def test_accents_and_marks_go_and_words_stay() -> None:
    assert slug("Müller & Söhne: Phase 2") == slug("Mu\u0308ller & Söhne: Phase 2") == "muller-sohne-phase-2"


@given(st.text())
def test_whatever_the_text_only_letters_digits_and_single_hyphens_stay(text: str) -> None:
    made = slug(text)
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in made.split("-") if made)
    assert slug(made) == made
