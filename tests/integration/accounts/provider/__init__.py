"""An OpenID Connect provider of its own: django-oauth-toolkit in a process beside the tests, spoken to over HTTP."""
