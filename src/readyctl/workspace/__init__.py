"""The one place that puts the layers together: reads through adapters, asks the core and the rules.

`reading.opening` opens a registry at one moment; the other modules each answer one kind of question about it.
"""

from readyctl.workspace.reading.opening import Workspace

__all__ = ["Workspace"]
