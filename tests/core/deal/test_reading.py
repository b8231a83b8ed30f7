from readyctl.core.deal.reading import read_handoff
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.path import EntryKind, EntryPath

WHERE = EntryPath("registry/handoffs/acme.yaml", EntryKind.HANDOFF, "acme")


def rules_of(**more: Node) -> list[str]:
    data: dict[str, Node] = {"id": "acme", "customer": "A", "owner": "s", "stage": "discovery", **more}
    return [problem.rule for problem in read_handoff(WHERE, Document(data), lambda _: False).problems]


def test_a_note_is_read_with_every_error_of_its_own() -> None:
    assert rules_of() == []
    assert rules_of(id="other") == ["id-mismatch"]
    assert rules_of(stage="hope") == ["wrong-value"]
    assert rules_of(colour="red", id="other") == ["unknown-key", "id-mismatch"]


def test_what_is_no_yaml_is_no_note() -> None:
    read = read_handoff(WHERE, Document(None), lambda _: False)
    assert read.model is None
