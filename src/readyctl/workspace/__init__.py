"""The one place that puts the layers together: reads through adapters, asks the core and the rules, writes.

`reading.opening` opens a registry at one moment, the rest of `reading` answers questions about it;
`changing` is how its files change. Nothing is imported here, so that each pays for itself alone.
"""
