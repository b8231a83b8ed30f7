"""By what the findings of a registry are known again under its baseline."""

import hashlib
from collections.abc import Callable

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.trust.baseline import Name, Names
from readyctl.rules.catalogue import about_claims
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.others import feature_at

_DIGITS = 10


def names_in(workspace: Workspace) -> Names:
    """Names by code, file and key; of what is about engineering's word, by the entry's claim as well."""
    claims = _claims(workspace)
    bound = about_claims()
    prefix = f"{workspace.registry}/" if workspace.registry else ""

    def name_of(found: Diagnostic) -> Name:
        claim = claims(found.path) if found.code in bound else ""
        digest = hashlib.sha256(claim.encode()).hexdigest()[:_DIGITS] if claim else ""
        return (found.code, found.path.removeprefix(prefix), found.key, digest)

    return name_of


def _claims(workspace: Workspace) -> Callable[[str], str]:
    """What the entry at a path claims; nothing where there is none. Read one by one, unless all were."""
    if "snapshot" not in vars(workspace) and workspace.remembered.feature_parts is not None:

        def one(path: str) -> str:
            raw = feature_at(workspace, path)
            return raw.version.claim if raw else ""

        return one
    known = {raw.where.path: raw.version.claim for raw in workspace.snapshot.entries}
    return lambda path: known.get(path, "")
