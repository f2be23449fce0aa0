"""WSGI entry of the web process."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
application = get_wsgi_application()
for shortcut in settings.SERVER_SHORTCUTS:
    application = import_string(shortcut)(application)
for start in settings.SERVER_STARTS:
    import_string(start)()
