"""One store, one daemon."""

import pytest

from client import Unanswered
from daemon import Daemon


def test_a_second_daemon_is_refused_also_on_another_port(daemon, store):
    second = Daemon(store, "--demo")
    assert second.port != daemon.port
    with pytest.raises(Unanswered, match="ended with [^0]"):
        second.wait()
    second.stop()
    assert daemon.process.poll() is None
    daemon.people()["officer-one"].get("/status")
