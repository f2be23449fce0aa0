"""The tiles as a Django app."""

from django.apps import AppConfig


class TilesConfig(AppConfig):
    """Bản đồ dùng chung."""

    name = "tiles"
    verbose_name = "Bản đồ dùng chung"

    def ready(self) -> None:
        """What waits to be dropped is told beside the queue of the worker."""
        from geo.http.queue_state import report_backlog
        from layers.changesets.outbox import backlog
        from layers.drawn_maps import offer
        from tiles.keeping import checks  # noqa: F401  registers itself
        from tiles.maps import of_several_layers

        offer(of_several_layers)
        report_backlog("tiles", backlog)
