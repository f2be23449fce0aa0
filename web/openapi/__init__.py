"""The published description of the domain API: what ninja knows, completed; its examples; what may not change in it."""

#: Version of the interface (semantic): a new first number is a new address beside /api/v1 (docs/api.md, Versions).
API_VERSION = "1.1.0"
