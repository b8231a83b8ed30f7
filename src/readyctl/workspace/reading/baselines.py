"""By what the findings of a registry are known again under its baseline."""

import hashlib

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.trust.baseline import Name, Names
from readyctl.rules.catalogue import about_claims
from readyctl.workspace.reading.opening import Workspace

_DIGITS = 10


def names_in(workspace: Workspace) -> Names:
    """Names by code, file and key; of what is about engineering's word, by the entry's claim as well."""
    claims = {raw.where.path: raw.version.claim for raw in workspace.snapshot.entries}
    bound = about_claims()
    prefix = f"{workspace.registry}/" if workspace.registry else ""

    def name_of(found: Diagnostic) -> Name:
        claim = claims.get(found.path, "") if found.code in bound else ""
        digest = hashlib.sha256(claim.encode()).hexdigest()[:_DIGITS] if claim else ""
        return (found.code, found.path.removeprefix(prefix), found.key, digest)

    return name_of
