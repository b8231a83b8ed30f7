"""What meetings talk about, as text, Markdown, JSON, Slack and calendar."""
