"""The only place that runs git. `door` is how it is run; the rest are questions asked through it."""
