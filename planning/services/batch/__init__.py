"""Trích lục hàng loạt. Extracts of up to 10,000 parcels as a background job: order, work, tables, papers."""
