"""Address of the measurements."""

from django.urls import path

from web.metrics import metrics

urlpatterns = [path("", metrics, name="metrics")]
