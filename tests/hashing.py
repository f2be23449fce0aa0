"""Password hashes of the tests: argon2id as in production, at the least cost it knows."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher

from geo.settings import accounts


class QuickArgon2(Argon2PasswordHasher):
    """A tenth of a second less for each of the thousand passwords that the tests set and try."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1


#: What production declares, with the first hasher made quick.
HASHERS = [f"{__name__}.{QuickArgon2.__name__}", *accounts.PASSWORD_HASHERS[1:]]
