"""Khi công bố. A publication calls for the job that makes messages; nothing is sent or made in its transaction."""

from __future__ import annotations

from layers.changesets.hooks import Publication
from layers.webhooks.managing import defer
from layers.webhooks.models import Subscription


def tell_soon(publication: Publication) -> None:
    """Have the feed read once the publication is committed, if anybody subscribes."""
    if Subscription.objects.filter(state=Subscription.State.ACTIVE).exists():
        defer()
