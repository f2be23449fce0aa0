"""Settings, read once from the environment. Every variable is listed in .env.example."""

from geo.settings.accounts import *  # noqa: F403
from geo.settings.base import *  # noqa: F403
