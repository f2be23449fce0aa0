"""Khai báo tiến trình. An app that computes on demand declares it here at start-up; doors only show it and run it.

register(Process(id="parcel-extract", …, execute=run, make=hand_over))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from layers.background import Job
from layers.labels import Label

Tell = Callable[[str, float], None]
JSON = "application/json"


class Inputs(BaseModel):
    """Inputs of a process; what it does not know is refused by name."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class InputText:
    """Title and description of one input."""

    title: Label
    description: Label


@dataclass(frozen=True)
class FileInput:
    """The file that a process takes, as its input `file`.

    Attributes:
        media_types: those that are worth naming; the content decides.
        most_bytes: of the file, for a user.
    """

    text: InputText
    media_types: tuple[str, ...]
    most_bytes: Callable[[Any], int]


@dataclass(frozen=True)
class Output:
    """What comes of a process.

    Attributes:
        forms: media type → JSON schema; the first is the one that is made when none is asked for.
    """

    name: str
    text: InputText
    forms: Mapping[str, Mapping[str, Any]]

    @property
    def usual_form(self) -> str:
        """The media type that is made when none is asked for."""
        return next(iter(self.forms))


@dataclass(frozen=True)
class Made:
    """The output, ready to be handed over.

    Attributes:
        value: a JSON value, or None when `content` holds bytes or `path` names a file.
        address: path on this platform under which the same lies; "" when there is none besides the job.
        records: how many records of the register are in it.
    """

    media_type: str
    value: Any = None
    content: bytes | None = None
    path: Path | None = None
    address: str = ""
    file_name: str = ""
    records: int = 1


@dataclass(frozen=True)
class Call:
    """One execution.

    Attributes:
        user: with whose rights it runs; None or anonymous for the public.
        form: media type of the output.
        file: where the input file lies while the call lasts.
        tell: phase and share of the work that is done when it begins.
        in_job: whether the worker makes it, so that it may take its time.
    """

    user: Any
    lang: str
    inputs: Any
    form: str
    file: Path | None = None
    tell: Tell = lambda phase, share: None
    in_job: bool = False


def _free(call: Call) -> float:
    return 0.0


def _anybody(call: Call) -> None:
    return None


@dataclass(frozen=True)
class Process:
    """A process.

    Attributes:
        inputs: model of the inputs besides the file; its fields and `texts` name the same inputs.
        execute: does the work and returns an outcome in JSON, which is what a job keeps. Raises Problem for what it
            refuses.
        make: the output out of an outcome, for whoever holds it; the job's id where there is one.
        allow: raises Problem for who may not run it with these inputs.
        cost: tokens of a caller's rate beyond the one of the request (`geo.http.rate_limit`).
        submit: makes the job in a way of its own; None = the job of `layers.processes.running`.
        kind: of its jobs in the table; the id when left out.
        drop: forgets what a dismissed job left outside the table.
    """

    id: str
    title: Label
    description: Label
    keywords: tuple[Label, ...]
    inputs: type[Inputs]
    texts: Mapping[str, InputText]
    output: Output
    example: Mapping[str, Any]
    make: Callable[[Mapping[str, Any], Call, UUID | None], Made]
    execute: Callable[[Call], dict[str, Any]] | None = None
    allow: Callable[[Call], None] = _anybody
    cost: Callable[[Call], float] = _free
    file: FileInput | None = None
    submit: Callable[[Call, Mapping[str, Any]], Job] | None = None
    kind: str = ""
    drop: Callable[[UUID], None] = field(default=lambda job: None)
    version: str = "1.0.0"

    def __post_init__(self) -> None:
        if set(self.inputs.model_fields) != set(self.texts):
            raise ValueError(f"process {self.id}: inputs and their texts differ")
        if not self.kind:
            object.__setattr__(self, "kind", self.id)

    @property
    def at_once(self) -> bool:
        """Whether it can be run within a request."""
        return self.execute is not None


class Processes:
    """What is declared, in the order of declaration."""

    def __init__(self) -> None:
        self._processes: dict[str, Process] = {}

    def register(self, process: Process) -> None:
        """Add a process. Raises ValueError for an id or a kind of job that is taken."""
        if process.id in self._processes or self.of_kind(process.kind) is not None:
            raise ValueError(f"process {process.id} is declared twice")
        self._processes[process.id] = process

    def unregister(self, process_id: str) -> None:
        """Take a process out."""
        del self._processes[process_id]

    def get(self, process_id: str) -> Process | None:
        """The process of this id."""
        return self._processes.get(process_id)

    def of_kind(self, kind: str) -> Process | None:
        """The process whose jobs are of this kind."""
        return next((one for one in self._processes.values() if one.kind == kind), None)

    def __iter__(self) -> Iterator[Process]:
        return iter(self._processes.values())

    def __len__(self) -> int:
        return len(self._processes)


processes = Processes()
