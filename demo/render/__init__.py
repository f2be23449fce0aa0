"""A quick picture of generated layers, to look at while working on the generator."""
