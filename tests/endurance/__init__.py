"""Sức bền. Long runs against the running installation; started by hand, each prints its counts (docs/changesets.md)."""
