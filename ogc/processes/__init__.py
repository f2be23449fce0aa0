"""OGC API – Processes Part 1: thin views of the processes that apps declare with `layers.processes`."""
