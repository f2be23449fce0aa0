"""Settings, read once from the environment. Every variable is listed in .env.example."""

from geo.settings.base import *  # noqa: F403
