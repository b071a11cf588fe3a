"""One store, one daemon; one address, one program."""

import socket

import pytest

from client import Unanswered
from daemon import ROOT, Daemon


def test_a_second_daemon_is_refused_also_on_another_port(daemon, store):
    second = Daemon(store, "--demo")
    assert second.port != daemon.port
    with pytest.raises(Unanswered, match="ended with [^0]"):
        second.wait()
    second.stop()
    assert daemon.process.poll() is None
    daemon.people()["officer-one"].get("/status")


def test_a_taken_port_is_told_with_what_to_do(store):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        daemon = Daemon(store, "--demo", "--listen", taken)
        assert daemon.process.wait(timeout=60) == 1
        said = daemon.tail()
        daemon.stop()
    assert f"{taken} is taken: another program listens there already" in said
    assert "--listen HOST:PORT" in said
    assert "serves on" not in said and "errno" not in said


def test_a_taken_port_is_told_before_a_demonstration_is_loaded(store):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        seeds = str(ROOT / "seeds/guangming")
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        daemon = Daemon(store, "--demo", "--seeds", seeds, "--listen", taken)
        assert daemon.process.wait(timeout=60) == 1
        said = daemon.tail()
        daemon.stop()
    assert "is taken" in said and "Loading" not in said
    assert not (store / "demo-tokens.json").exists()
