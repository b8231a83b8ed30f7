"""The files of a moment are compared with what git's index holds as if both were told apart."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.registry.files import StoredFile
from readyctl.workspace.reading.moment_files import holds, listing_of, told_apart

PATHS = (
    "registry/features/a/fa.yaml", "registry/features/a/fb.YAML", "registry/features/a",
    "registry/roster.yaml", "registry/readme.txt", "registry/readyctl-waivers.yaml", "registry/else.yaml",
)  # fmt: skip
FILES = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["1", "2"]))


@given(held=FILES, here=FILES, same=st.booleans())
def test_they_are_held_where_the_same_would_be_told_apart(
    held: dict[str, str], here: dict[str, str], *, same: bool
) -> None:
    stored = held if same else here
    objects = told_apart([StoredFile(*each) for each in stored.items()], "registry")
    expected = told_apart([StoredFile(*each) for each in held.items()], "registry") == objects
    assert holds(held, objects, "registry") == expected


@given(FILES, FILES)
def test_a_listing_is_the_same_exactly_where_every_object_is(
    one: dict[str, str], other: dict[str, str]
) -> None:
    assert (listing_of(one) == listing_of(other)) == (one == other)
