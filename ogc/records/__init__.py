"""Danh mục siêu dữ liệu (OGC API – Records, DCAT): what there is to find here, for the rights of whoever asks."""

#: Id of the collection of records; no layer may bear this name.
COLLECTION = "catalogue"
