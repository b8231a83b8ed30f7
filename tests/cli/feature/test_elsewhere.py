"""The questions that a sales repository asks of another repository's registry, or of what that published."""

import json
import os
from pathlib import Path

import pytest

from support.cli import Done, registry
from support.cli import run as run_by_the_clock
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.workbooks import sheet, workbook

TODAY = "2026-01-07"
MAIL = "Feature fx is available today. Feature old is available today.\n"
DECK = "# Roadmap\n\n<!-- readyctl:fx -->Shipped<!-- /readyctl:fx -->\n"
QUESTIONS = (
    ("ask", "Feature fx", "--json"),
    ("ask", "fx", "--kind", "contract", "--by", "2027-01-31"),
    ("ask", "nothing known"),
    ("doc", "check", "offer.txt", "--json"),
    ("deck", "check", "deck.md", "--json"),
    ("rfp", "answer", "questions.xlsx", "--output", "answered.xlsx", "--json"),
)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """A registry with a committed `fx`, a retired `old`, its page, and a clone of it."""
    repo = registry(tmp_path_factory.mktemp("product"))
    repo.write(feature_path("old"), feature("old", "shipped")).commit("old", by=ADA, at="2026-01-05")
    repo.delete(feature_path("old")).commit("retire it", by=ADA, at="2026-01-06")
    for audience in ("sales", "customer"):
        built = str(repo.top.parent / audience)
        assert run(repo, "site", "build", "--output", built, "--audience", audience, at=TODAY).code == 0
    repo.clone("clone")
    return repo


@pytest.fixture
def sales(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "sales")
    texts(repo)
    return repo


def run(repo: RepoBuilder, *args: str, at: str, registry: str = "") -> Done:
    return run_by_the_clock(repo, *args, at=at, READYCTL_TODAY=at, READYCTL_REGISTRY=registry)


def texts(repo: RepoBuilder) -> None:
    (repo.top / "offer.txt").write_text(MAIL)
    (repo.top / "deck.md").write_text(DECK)
    rows = {1: ["Question", "Answer"], 2: ["Do you have Feature fx?"]}
    (repo.top / "questions.xlsx").write_bytes(workbook({"S": sheet(rows)}))


def beside(product: RepoBuilder, name: str) -> str:
    return str(product.top.parent / name)


@pytest.mark.parametrize("place", ["clone", "clone/registry", "sales/features.json"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_the_registrys_own(
    product: RepoBuilder, sales: RepoBuilder, place: str, question: tuple[str, ...]
) -> None:
    texts(product)
    (product.top / "answered.xlsx").unlink(missing_ok=True)
    own = run(product, *question, at=TODAY)
    there = run(sales, *question, "--registry", beside(product, place), at=TODAY)
    assert (there.code, there.out) == (own.code, own.out)
    assert there.err.startswith(f"from {'the clone ' if 'clone' in place else ''}{beside(product, place)}: ")
    assert product.head[:12] in there.err.splitlines()[0]


def test_a_line_in_a_settings_file_names_it_and_a_registry_of_ones_own_goes_before(
    product: RepoBuilder, sales: RepoBuilder
) -> None:
    (sales.top / ".readyctl.yaml").write_text(
        f"registry: {os.path.relpath(beside(product, 'clone'), sales.top)}\n"
    )
    assert "from the clone ../" in run(sales, "ask", "fx", at=TODAY).err
    own = registry(sales.top.parent / "own")
    (own.top / ".readyctl.yaml").write_text("registry: ../nowhere\n")
    done = run(own, "ask", "fx", at=TODAY)
    assert (done.code, done.err) == (
        0,
        f"from registry/ in this repository: commit {own.head[:12]}, as of {TODAY}\n",
    )


@pytest.mark.parametrize(
    ("given", "variable", "by"),
    [
        (("--registry", "clone"), {}, "--registry"),
        ((), {"registry": "sales/features.json"}, "READYCTL_REGISTRY"),
        (("--registry", "clone"), {"registry": "sales/features.json"}, "--registry"),
        ((), {}, ".readyctl.yaml"),
    ],
)
def test_whoever_asks_elsewhere_is_told_what_named_the_registry(
    product: RepoBuilder, sales: RepoBuilder, given: tuple[str, ...], variable: dict[str, str], by: str
) -> None:
    (sales.top / ".readyctl.yaml").write_text(f"registry: {beside(product, 'clone')}\n")
    named = [beside(product, word) if word == "clone" else word for word in given]
    told = {key: beside(product, value) for key, value in variable.items()}
    first = run(sales, "ask", "fx", *named, at=TODAY, **told).err.splitlines()[0]
    assert first.endswith(f"; named by {by}")


def test_no_repository_is_needed(product: RepoBuilder, tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "desk", create=False)
    repo.top.mkdir()
    told = beside(product, "sales/features.json")
    assert run(repo, "ask", "fx", at=TODAY, registry=told).code == 0
    lost = run(repo, "ask", "fx", at=TODAY)
    assert (lost.code, "--registry" in lost.err) == (3, True)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_file_that_is_too_old_passes_nothing(
    product: RepoBuilder, sales: RepoBuilder, question: tuple[str, ...]
) -> None:
    told = ("--registry", beside(product, "sales/features.json"))
    done = run(sales, *question, *told, at="2026-01-15")
    assert (done.code, done.out) == (3, "")
    assert "is too old: it is as of 2026-01-07, 8 days ago, and after 7 days it answers nothing" in done.err
    assert not (sales.top / "answered.xlsx").exists()


def test_a_setting_says_what_too_old_is_and_an_old_word_is_weak_ground_until_then(
    product: RepoBuilder, sales: RepoBuilder
) -> None:
    (sales.top / ".readyctl.yaml").write_text(
        f"registry: {beside(product, 'sales/features.json')}\nmax_age: 10d\n"
    )
    done = run(sales, "ask", "fx", "--json", at="2026-01-15")
    answer = json.loads(done.out)
    assert (done.code, answer["about"]["stale"]) == (0, True)
    assert "(8 days ago)" in done.err
    assert run(sales, "ask", "fx", at="2026-01-18").code == 3


def test_a_page_for_customers_is_refused_with_the_next_step(product: RepoBuilder, sales: RepoBuilder) -> None:
    done = run(sales, "ask", "fx", "--registry", beside(product, "customer/features.json"), at=TODAY)
    assert done.code == 3
    assert "lacks what answers need" in done.err
    assert "readyctl site build" in done.err


def test_a_clone_that_nobody_pulled_passes_nothing(product: RepoBuilder, sales: RepoBuilder) -> None:
    clone = product.clone("forgotten")
    log = clone.top / ".git" / "logs" / "HEAD"
    log.write_bytes(b"0 1 A <a@b.c> 1767600000 +0000\tclone: from there\n")  # 2026-01-05
    told = ("--registry", str(clone.top))
    assert "last fetched on 2026-01-05 (2 days ago)" in run(sales, "ask", "fx", *told, at=TODAY).err
    done = run(sales, "doc", "check", "offer.txt", *told, at="2026-01-20")
    assert (done.code, done.out) == (3, "")
    assert f"run `git -C {clone.top} pull`" in done.err


def test_a_clone_that_fetched_and_stands_on_less_is_refused_and_a_pinned_one_says_so(
    tmp_path: Path, sales: RepoBuilder
) -> None:
    product = registry(tmp_path / "product")
    clone = product.clone("clone")
    product.write("README.md", "x\n").commit("nothing of the registry", by=ADA, at="2026-01-06")
    told = ("--registry", str(clone.top))
    clone.git("fetch", "-q")
    assert run(sales, "ask", "fx", *told, at=TODAY).code == 0
    product.write(feature_path(), feature(level="planned")).commit("lower it", by=ADA, at="2026-01-06")
    clone.git("fetch", "-q")
    for question in QUESTIONS[:5]:
        done = run(sales, *question, *told, at=TODAY)
        assert (done.code, done.out) == (3, "")
        assert "has fetched one commit from origin/" in done.err
        assert f"run `git -C {clone.top} pull`" in done.err
    assert run(sales, "ask", "fx", *told, "--at", "HEAD", at=TODAY).code == 0
    clone.git("checkout", "-q", "--detach")
    pinned = run(sales, "ask", "fx", *told, at=TODAY)
    assert (pinned.code, ", without one commit from origin" in pinned.err) == (0, True)
    clone.git("checkout", "-q", "-")
    clone.git("pull", "-q")
    assert run(sales, "ask", "fx", "--kind", "contract", *told, at=TODAY).code == 1


def test_a_published_file_signs_nothing(product: RepoBuilder, sales: RepoBuilder) -> None:
    (product.top / "features.json").write_bytes(Path(beside(product, "sales/features.json")).read_bytes())
    for command in (("check",), ("check", "--range", "HEAD~1..HEAD"), ("feature", "list")):
        done = run(product, *command, "--registry", "features.json", at=TODAY)
        assert (done.code, done.out) == (2, "")
        assert "is a file, and what engineering signed is in the history" in done.err
    (product.top / "features.json").unlink()
    assert run(sales, "check", "--registry", beside(product, "clone"), at=TODAY).code == 2


def test_a_waiver_counts_in_the_registrys_repository_only(product: RepoBuilder, sales: RepoBuilder) -> None:
    (sales.top / "readyctl-waivers.yaml").write_text(
        "waivers: [{feature: fx, reason: the pilot, until: 2026-02-01}]\n"
    )
    told = ("--registry", beside(product, "sales/features.json"))
    done = run(sales, "doc", "check", "offer.txt", *told, at=TODAY)
    assert done.code == 1
    assert "its file lies outside the registry's repository" in done.out


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("registry: nowhere\n", "there is no registry in nowhere"),
        ("registy: x\n", "registy"),
        ("max_age: 3d\n", "registry"),
        ("registry: [\n", ".readyctl.yaml"),
    ],
)
def test_a_settings_file_that_names_nothing_is_refused(sales: RepoBuilder, text: str, why: str) -> None:
    (sales.top / ".readyctl.yaml").write_text(text)
    done = run(sales, "ask", "fx", at=TODAY)
    assert (done.code, done.out) == (2, "")
    assert why in done.err


def test_the_folder_of_a_published_file_leads_to_the_file(product: RepoBuilder, sales: RepoBuilder) -> None:
    folder = beside(product, "sales")
    done = run(sales, "ask", "fx", "--registry", folder, at=TODAY)
    assert (done.code, f"name the file in it: {folder}/features.json" in done.err) == (2, True)


def test_a_published_file_has_one_moment(product: RepoBuilder, sales: RepoBuilder) -> None:
    told = ("--registry", beside(product, "sales/features.json"))
    for more in (("--at", "HEAD"), ("--trust-root", product.head)):
        done = run(sales, "ask", "fx", *told, *more, at=TODAY)
        assert (done.code, "has one moment and no commits" in done.err) == (2, True)


def test_a_clone_within_the_sales_repository_is_a_clone_like_any_other(
    product: RepoBuilder, sales: RepoBuilder
) -> None:
    product.clone("../nested")
    (product.top.parent.parent / "nested").rename(sales.top / "product")
    done = run(sales, "ask", "fx", "--registry", "product", at=TODAY)
    assert (done.code, done.err.startswith("from the clone product: ")) == (0, True)
