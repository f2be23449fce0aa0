"""Webhook. Messages to programs that subscribe to the change feed."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Webhook."""

    name = "layers.webhooks"
    label = "webhooks"
    verbose_name = "Webhook"

    def ready(self) -> None:
        """A publication is told soon, not only at the next full minute."""
        from geo.http.queue_state import report_backlog
        from layers.changesets.hooks import on_publication
        from layers.webhooks.backlog import backlog
        from layers.webhooks.publishing import tell_soon

        on_publication("webhooks", tell_soon)
        report_backlog("webhooks", backlog)
