"""Dịch vụ dữ liệu của thành phố: what is offered, how it is counted, how it is explained at `/services/`."""
