"""Conformance to OGC API Features of a running installation (`make conformance`, docs/ogc-conformance.md)."""
