"""Dự báo. How long a batch is about to take and how large its file, told before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from geo.side_by_side import processes
from layers.background import Job
from planning.services.batch import order
from planning.services.batch.order import Format
from planning.services.batch.papers import MOST_PROCESSES
from planning.services.batch.running import ALIVE, KIND

#: Batches of a form that the forecast looks back on, and how many parcels they need to tell anything together.
_LOOKED_AT, _FEWEST = 5, 20
#: A machine that has made none yet: seconds of one processor and bytes a parcel.
_USUAL = {"pdf": (1.0, 60_000), "xlsx": (0.03, 800), "csv": (0.03, 2_000), "gpkg": (0.05, 8_000)}


@dataclass(frozen=True, slots=True)
class Forecast:
    """Of a batch that nobody asked for yet; `ahead` are batches that wait or run already, `most` what one may hold."""

    parcels: int
    format: Format
    seconds: int
    bytes: int
    ahead: int
    most: int


def forecast(parcels: int, form: Format) -> Forecast:
    """By what the last batches in this form took on this machine. Raises Problem 413 when there are too many."""
    order.admit(parcels, form, "parcels")
    seconds, size = _rates(form)
    return Forecast(
        parcels=parcels,
        format=form,
        seconds=max(1, round(parcels * seconds)),
        bytes=round(parcels * size),
        ahead=Job.objects.filter(kind=KIND, state__in=ALIVE).count(),
        most=order.most_of(form),
    )


def _rates(form: Format) -> tuple[float, float]:
    """Seconds and bytes a parcel."""
    done = Job.objects.filter(
        kind=KIND, state=Job.State.DONE, result__format=form, result__parcels__gte=_FEWEST
    )
    results = list(done.order_by("-finished_at").values_list("result", flat=True)[:_LOOKED_AT])
    parcels = sum(one["parcels"] for one in results)
    if parcels:
        return sum(one["seconds"] for one in results) / parcels, sum(
            one["bytes"] for one in results
        ) / parcels
    seconds, size = _USUAL[form]
    return seconds / processes(MOST_PROCESSES if form == "pdf" else 1), size
