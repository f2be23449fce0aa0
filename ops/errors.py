"""Failures that the operator can mend: each ends the command with one line and exit code 1."""


class OperatorError(Exception):
    """Something outside the program must be changed first; the message says what, in one line."""
