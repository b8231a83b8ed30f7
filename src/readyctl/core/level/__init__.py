"""What does a level mean: one row per level with every fact."""
