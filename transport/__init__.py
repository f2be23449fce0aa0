"""Giao thông. Road segments and, later, structures, corridors, assets, waterways."""
