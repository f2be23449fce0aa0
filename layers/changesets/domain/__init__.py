"""Rules of change sets without a database: states, differences, three-way merge."""
