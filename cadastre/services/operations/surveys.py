"""Tài liệu đo đạc. The survey document on which an operation rests, live or made in the same change set."""

from __future__ import annotations

from cadastre.services.operations import reading
from cadastre.services.operations.refusing import wrong
from layers.changesets import stored
from layers.changesets.models import Edit
from layers.changesets.operations import Requested
from layers.registry import registry

SURVEYS = "survey_documents"


def survey_values(asked: Requested) -> dict[str, object]:
    """`survey_document` as a value of the parcels that come out; nothing where none is named.

    Raises:
        Problem: 400 for a document that is neither live nor created in this change set.
    """
    given = asked.params.get("survey_document")
    if given is None:
        return {}
    document = reading.identity(given, "survey_document")
    spec = registry.get(SURVEYS)
    made_here = (
        asked.change_set is not None
        and Edit.objects.filter(
            change_set=asked.change_set, layer=SURVEYS, operation="create", feature=document
        ).exists()
    )
    if not made_here and document not in stored.held(spec, [document], asked.user):
        raise wrong(
            "survey_document", "unknown-feature",
            ("Không có tài liệu đo đạc này.", "There is no such survey document."),
            ("Chọn một tài liệu, hoặc tạo trong cùng bộ thay đổi.", "Choose one, or create it in the same change set."),
        )  # fmt: skip
    return {"survey_document": str(document)}
