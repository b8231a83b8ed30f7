"""What must we talk about, what waits for whom: agenda, record, trend, difference, impact."""
