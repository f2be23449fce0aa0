"""WSGI entry of the tile process: `granian --interface wsgi tiles.wsgi:application`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
django.setup()

from tiles.application import TileServer  # noqa: E402 (needs the settings)

application = TileServer()
application.warm_up()
