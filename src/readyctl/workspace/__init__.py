"""The one place that puts the layers together: reads through adapters, asks the core and the rules.

`workspace` opens a registry at one moment; the other modules each answer one kind of question about it.
"""

from readyctl.workspace.workspace import Workspace

__all__ = ["Workspace"]
