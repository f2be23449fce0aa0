import pytest

from demo.fabric.generate import generate
from tests.properties.demo.town import as_text, town


@pytest.fixture(scope="package")
def layers():
    """The layers of the drawn town, generated once."""
    return generate(town(), seed=7, permit_count=60, printer=as_text)
