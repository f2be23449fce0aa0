"""Bootstrap and operation of one installation: packages, environment, private cluster, supervisor.

Standard library only: these modules run with the machine's python3 (3.10 or newer) before the project's own
environment exists, so they import nothing of Django and nothing of the other apps.
"""
