"""`readyctl pipeline`: deals from a CRM's export."""
