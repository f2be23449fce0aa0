"""Failures that the operator can mend. Each ends the command with one line and exit code 1, never a traceback."""


class OperatorError(Exception):
    """Something outside the program must be changed first; the message says what, in one line."""
