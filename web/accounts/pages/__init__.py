"""Pages of sign-in and of the own account; each module is one area."""
