import os
import subprocess
from pathlib import Path

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


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """The library that ends a process at a durable step: see shim/crash.c."""
    library = tmp_path_factory.mktemp("shim") / "crash.so"
    source = Path(__file__).parent / "shim" / "crash.c"
    subprocess.run(
        [
            "cc",
            "-shared",
            "-fPIC",
            "-Wall",
            "-Werror",
            "-O1",
            "-o",
            str(library),
            str(source),
            "-ldl",
        ],
        check=True,
    )
    return str(library)
