"""Pages of the site against a database."""
