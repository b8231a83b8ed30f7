"""What is covered, what confirms, and who set a claim on one line of work: values, never lines."""

import pytest

from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import SETTINGS, feature, feature_path, settings
from support.verdicts import agreed

FX = feature_path("fx")
TEXT = """\
id: fx
name: Feature fx
summary: Matches payments.
level: beta
caveats: [slow, "12"]
limits:
  - {metric: currencies, at_most: 12}
"""


@pytest.fixture
def signed(repo: RepoBuilder) -> RepoBuilder:
    """Ada has set the claim of fx."""
    repo.write(FX, TEXT).commit("fx", by=ADA)
    return repo


def after(repo: RepoBuilder, text: str | bytes, by: object = PAT) -> bool:
    """Whether fx is signed after this change, Pat's unless told otherwise."""
    repo.write(FX, text).commit("change", by=by)  # type: ignore[arg-type]
    return agreed(repo)["fx"].signed


# -- what is not content -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"# a comment\n{TEXT}# another\n",
        TEXT.replace("level: beta", "level: beta # typed by Pat"),
        "".join(sorted(TEXT.splitlines(keepends=True)[:4], reverse=True)) + TEXT[TEXT.index("caveats") :],
        TEXT.replace("level: beta", '"level":   "beta"'),
        TEXT.replace("level: beta", "level: 'beta'"),
        TEXT.replace('"12"', "12").replace("at_most: 12", 'at_most: "12"'),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace('[slow, "12"]', "\n    - slow\n    - '12'"),
        TEXT.replace("  - {metric: currencies, at_most: 12}", "    - at_most: 12\n      metric: currencies"),
        TEXT.replace("summary: Matches payments.", "summary: >-\n  Matches\n  payments."),
        TEXT.rstrip("\n"),
        f"---\n{TEXT}",
    ],
)
def test_reformatting_by_anybody_keeps_the_signature(signed: RepoBuilder, text: str) -> None:
    assert text != TEXT
    assert after(signed, text)


@pytest.mark.parametrize(
    "more",
    [
        "owner: sales\n",
        "proposed: {level: shipped, by: pat@example.com, reason: demo on Monday}\n",
        "links: [https://example.com]\n",
        "tags: [a, b]\n",
        "notes: |\n  anything\n  at all\n",
        "owner: [not, a, name]\n",
        "accurate_as_of: 2026-11-22\n",
    ],
)
def test_uncovered_keys_are_anybodys(signed: RepoBuilder, more: str) -> None:
    assert after(signed, TEXT + more)


# -- what is content -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("beta", "shipped"),
        TEXT.replace("Matches payments.", "Matches payments"),
        TEXT.replace("slow", "Slow"),
        TEXT.replace('[slow, "12"]', '["12", slow]'),
        TEXT.replace('"12"', "012"),
        TEXT.replace("at_most: 12", "at_most: 12.0"),
        TEXT.replace("at_most: 12", "at_least: 12"),
        TEXT.replace("name: Feature fx\n", ""),
        f"{TEXT}delivery: {{}}\n",
        f"{TEXT}evidence: null\n",
        f"{TEXT}aliases: []\n",
        f"{TEXT}a_key_of_tomorrow: 1\n",
        f"{TEXT}Owner: sales\n",
        TEXT.replace("caveats:", "proposed: {notes: x}\ncaveats:").replace("slow", "slow,"),
        f"{TEXT}ignore: [{{code: RDY301, reason: x, until: 2027-01-01}}]\n",
    ],
)
def test_any_change_of_a_covered_value_is_a_new_claim(signed: RepoBuilder, text: str) -> None:
    assert not after(signed, text)
    assert after(signed, f"{text}notes: x\naccurate_as_of: 2026-02-01\n", by=BOB)


@pytest.mark.parametrize(
    ("before", "then"),
    [("", "evidence: {}"), ("evidence: {}", "evidence: null"), ("evidence: null", 'evidence: "null"'),
     ("delivery: {date: 2027-Q2}", "delivery: {date: 2027-06-30}"), ("x: 1", "x: 01"), ("x: 1", "x: 1.0"),
     ("x: yes", "x: true"), ("x: [a]", "x: a"), ("x: [[a]]", "x: [a]"), ("x: {a: b}", "x: [a, b]")],
)  # fmt: skip
def test_different_texts_are_different_values(repo: RepoBuilder, before: str, then: str) -> None:
    repo.write(FX, f"{TEXT}{before}\n").commit(by=ADA)
    assert agreed(repo)["fx"].signed
    assert not after(repo, f"{TEXT}{then}\n")


def test_nested_keys_of_the_same_name_are_covered(repo: RepoBuilder) -> None:
    repo.write(FX, f"{TEXT}delivery: {{notes: a, owner: b}}\n").commit(by=ADA)
    assert not after(repo, f"{TEXT}delivery: {{notes: c, owner: b}}\n")


# -- confirmations -------------------------------------------------------------------------------------------


def test_a_date_typed_by_an_engineer_confirms_the_claim_that_stands(repo: RepoBuilder) -> None:
    assert not after(repo, TEXT)
    repo.write(FX, f"{TEXT}accurate_as_of: 2026-02-01\n")
    commit = repo.commit("sign", by=BOB)
    assert agreed(repo)["fx"].acts == {("confirmed", commit)}


def test_a_date_typed_by_anybody_else_changes_nothing(repo: RepoBuilder) -> None:
    assert not after(repo, TEXT)
    assert not after(repo, f"{TEXT}accurate_as_of: 2026-02-01\n", by=SAM)


def test_a_date_typed_by_anybody_else_makes_nothing_fresher(signed: RepoBuilder) -> None:
    before = agreed(signed)["fx"]
    assert after(signed, f"{TEXT}accurate_as_of: 2026-11-22\n")
    assert agreed(signed)["fx"] == before


def test_the_same_date_again_is_no_confirmation_and_a_timestamp_is(repo: RepoBuilder) -> None:
    assert not after(repo, f"{TEXT}accurate_as_of: 2026-02-01\n")
    assert not after(repo, f'{TEXT}accurate_as_of: "2026-02-01"\n', by=ADA)
    assert after(repo, f"{TEXT}accurate_as_of: 2026-02-01T10:00:00Z\n", by=ADA)


@pytest.mark.parametrize(
    "after_it", ["", "accurate_as_of: null\n", "accurate_as_of:\n", "accurate_as_of: ~\n"]
)
def test_removing_the_date_confirms_nothing(repo: RepoBuilder, after_it: str) -> None:
    assert not after(repo, f"{TEXT}accurate_as_of: 2026-02-01\n")
    assert not after(repo, TEXT + after_it, by=ADA)


def test_an_engineers_other_edits_confirm_nothing(repo: RepoBuilder) -> None:
    assert not after(repo, TEXT)
    assert not after(repo, f"# hello\n{TEXT}notes: x\n", by=ADA)


def test_a_confirmation_does_not_outlive_the_claim(signed: RepoBuilder) -> None:
    assert after(signed, f"{TEXT}accurate_as_of: 2026-02-01\n", by=BOB)
    assert not after(signed, f"{TEXT.replace('beta', 'shipped')}accurate_as_of: 2026-02-01\n")
    assert not after(signed, f"{TEXT}accurate_as_of: 2026-02-01\n")


def test_changing_the_claim_and_the_date_at_once_is_not_a_confirmation(signed: RepoBuilder) -> None:
    assert not after(signed, f"{TEXT.replace('beta', 'shipped')}accurate_as_of: 2026-02-01\n")


def test_every_act_on_the_present_claim_is_listed(signed: RepoBuilder) -> None:
    first = signed.head
    second = signed.write(FX, f"{TEXT}accurate_as_of: 2026-02-01\n").commit(by=BOB)
    assert agreed(signed)["fx"].acts == {("set", first), ("confirmed", second)}


# -- restoring, copying, renaming ----------------------------------------------------------------------------


def test_changing_back_is_a_new_claim(signed: RepoBuilder) -> None:
    assert not after(signed, TEXT.replace("beta", "shipped"))
    assert not after(signed, TEXT)
    assert after(signed, f"{TEXT}accurate_as_of: 2026-02-01\n", by=ADA)


def test_a_revert_by_anybody_else_is_a_new_claim(signed: RepoBuilder) -> None:
    signed.write(FX, TEXT.replace("beta", "shipped")).commit("change", by=PAT)
    signed.git("revert", "--no-edit", "HEAD", env=signed.identity(PAT))
    assert signed.read(FX) == TEXT
    assert not agreed(signed)["fx"].signed


def test_an_engineers_revert_is_hers(signed: RepoBuilder) -> None:
    signed.write(FX, TEXT.replace("beta", "shipped")).commit("change", by=PAT)
    signed.git("revert", "--no-edit", "HEAD", env=signed.identity(BOB))
    assert agreed(signed)["fx"].acts == {("set", signed.head)}


def test_reverting_an_engineers_downgrade_does_not_bring_her_signature_back(signed: RepoBuilder) -> None:
    assert after(signed, TEXT.replace("beta", "planned"), by=ADA)
    signed.git("revert", "--no-edit", "HEAD", env=signed.identity(PAT))
    assert not agreed(signed)["fx"].signed


def test_deleting_and_adding_again_is_a_new_claim(signed: RepoBuilder) -> None:
    signed.delete(FX).commit("delete", by=PAT)
    assert "registry/features/payments/fx.yaml" not in agreed(signed).features
    assert not after(signed, TEXT)


def test_restoring_a_file_from_history_is_a_new_claim(signed: RepoBuilder) -> None:
    old = signed.head
    signed.delete(FX).commit("delete", by=ADA)
    signed.git("checkout", "--quiet", old, "--", FX)
    signed.commit("restore", by=PAT)
    assert not agreed(signed)["fx"].signed


@pytest.mark.parametrize(
    "broken", ["id: [open\n", "id: fx\nid: fx\n", "- list\n", "", "a: &x b\nc: *x\n", "\ufeff\x00"]
)
def test_breaking_and_restoring_is_a_new_claim(signed: RepoBuilder, broken: str) -> None:
    assert not after(signed, broken)
    assert not after(signed, TEXT)
    assert after(signed, f"{TEXT}accurate_as_of: 2026-02-01\n", by=ADA)


@pytest.mark.parametrize("wrong", ["level: sold\n", "Level: 1\n", "limits: 3\n"])
def test_an_error_of_the_schema_alone_never_decides_who_set_a_value(repo: RepoBuilder, wrong: str) -> None:
    text = TEXT.split("level", maxsplit=1)[0] + wrong
    repo.write(FX, text).commit(by=ADA)
    assert agreed(repo)["fx"].signed
    assert after(repo, f"# cosmetic\n{text}")


def test_a_copy_is_a_claim_of_its_own(signed: RepoBuilder) -> None:
    signed.write(feature_path("fy"), TEXT).commit("copy", by=PAT)
    verdicts = agreed(signed)
    assert verdicts["fx"].signed
    assert not verdicts["fy"].signed


def test_a_rename_is_a_claim_of_its_own(signed: RepoBuilder) -> None:
    signed.move(FX, feature_path("fy")).commit("rename", by=PAT)
    assert not agreed(signed)["fy"].signed
    signed.move(feature_path("fy"), FX).commit("rename back", by=PAT)
    assert not agreed(signed)["fx"].signed


def test_a_rename_by_an_engineer_is_signed_by_her(signed: RepoBuilder) -> None:
    commit = signed.move(FX, feature_path("fy")).commit("rename", by=BOB)
    assert agreed(signed)["fy"].acts == {("set", commit)}


def test_an_old_name_taken_by_another_feature_inherits_nothing(signed: RepoBuilder) -> None:
    signed.move(FX, feature_path("fy")).commit("rename", by=ADA)
    assert not after(signed, TEXT)


# -- modes, links, submodules --------------------------------------------------------------------------------


def test_a_change_of_mode_alone_is_no_change(signed: RepoBuilder) -> None:
    signed.git("update-index", "--chmod=+x", FX)
    signed.commit("mode", by=PAT)
    assert agreed(signed)["fx"].signed


def test_a_file_that_was_a_link_in_between_is_a_new_claim(signed: RepoBuilder) -> None:
    signed.write("registry/real.txt", TEXT).link(FX, "../../real.txt").commit("link", by=PAT)
    signed.delete(FX)
    assert not after(signed, TEXT)


def test_a_link_to_a_signed_entry_is_not_signed(signed: RepoBuilder) -> None:
    signed.write(feature_path("fy"), TEXT).commit("fy", by=PAT)
    signed.link(feature_path("fy"), "fx.yaml").commit("link", by=PAT)
    verdicts = agreed(signed)
    assert verdicts["fx"].signed
    assert not verdicts["fy"].signed


def test_a_file_that_was_a_submodule_in_between_is_a_new_claim(signed: RepoBuilder) -> None:
    head = signed.head
    signed.delete(FX).entry("160000", head, FX).commit("submodule", by=PAT)
    signed.git("update-index", "--force-remove", FX)
    assert not after(signed, TEXT)


# -- each for itself -----------------------------------------------------------------------------------------


def test_one_entrys_trouble_is_its_own(signed: RepoBuilder) -> None:
    names = ["fy", "-n", "--output=x", 'a"b', "a'b", "a b", "\u00e9", "$(id)", "a\tb", "a\\b"]
    for name in names:
        signed.write(feature_path(name), "id: [broken\n")
    signed.commit("broken entries", by=PAT)
    verdicts = agreed(signed)
    assert verdicts["fx"].signed
    assert [verdicts[name].signed for name in names] == [False] * len(names)


def test_odd_names_are_judged_like_any_other(repo: RepoBuilder) -> None:
    names = ["-n", "--output=x", 'a"b', "a'b", "\u00e9", "a\tb", "a\\b", "a\nb", ":(top)x", "*"]
    for name in names:
        repo.write(feature_path(name), feature("fx", "shipped"))
    repo.commit("entries", by=ADA)
    assert all(agreed(repo)[name].signed for name in names)


def test_changes_elsewhere_touch_no_claim(signed: RepoBuilder) -> None:
    signed.write(SETTINGS, settings("estimate_gate: 0.1\n")).write(feature_path("fy"), TEXT).write(
        "README", "x"
    )
    signed.commit("other things", by=PAT)
    assert agreed(signed)["fx"].signed
