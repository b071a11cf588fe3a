import os

import pytest

from daemon import Daemon

SOAK = bool(os.environ.get("WENZHEN_SOAK"))


@pytest.fixture
def store(tmp_path):
    """A folder for one daemon's data."""
    return tmp_path / "data"


@pytest.fixture
def daemon(store):
    """A demo daemon on a simulated clock, stopped at the end of the test."""
    daemon = Daemon(store, "--demo").wait()
    yield daemon
    daemon.stop()


@pytest.fixture
def people(daemon):
    """A client for each person of the demo."""
    return daemon.people()
