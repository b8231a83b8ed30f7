"""What does the CRM say: a plan of changes to notes."""
