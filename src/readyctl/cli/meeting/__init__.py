"""`readyctl sync`: the monthly meeting of sales and engineering."""
