"""A demonstration that was cut off goes on; a store that is none is left alone."""

import os
import subprocess

import pytest

from client import Unanswered
from daemon import START, Daemon


def shape(daemon):
    """What the demonstration consists of, whatever its ids."""
    officer = daemon.people()["officer-one"]
    cases = officer.all("/cases", limit=200)
    return sorted((case["number"], case["title"], case["state"], case["version"]) for case in cases)


PLACES = 4


def test_a_demo_that_was_cut_off_goes_on(tmp_path, shim):
    count = tmp_path / "count"
    counting = {"LD_PRELOAD": shim, "CRASH_COUNT": str(count)}
    whole = Daemon(tmp_path / "whole", "--demo", environment=counting).wait()
    expected, tokens = shape(whole), len(whole.people())
    whole.stop()
    steps = sum(int(line.split()[1]) for line in count.read_text().splitlines())
    for place in range(PLACES):
        data, at = tmp_path / f"half-{place}", steps * (2 * place + 1) // (2 * PLACES)
        crash = {"LD_PRELOAD": shim, "CRASH_AT": str(at), "CRASH_WHEN": "before"}
        half = Daemon(data, "--demo", environment=crash)
        try:
            half.wait()
            half.stop()
        except Unanswered:
            assert half.process.wait(timeout=30) == -9, half.tail()
            half.log.close()
        daemon = Daemon(data, "--demo").wait()
        try:
            assert shape(daemon) == expected, (place, at)
            assert len(daemon.people()) == tokens
            assert daemon.people()["director"].all("/audit") == []
        finally:
            daemon.stop()


def test_tokens_that_were_lost_are_made_anew(store):
    daemon = Daemon(store, "--demo").wait()
    before = shape(daemon)
    daemon.stop()
    (store / "demo-tokens.json").unlink()
    daemon = Daemon(store, "--demo").wait()
    try:
        assert shape(daemon) == before
    finally:
        daemon.stop()


def test_a_real_store_is_never_made_a_demo(store):
    Daemon(store, start=None).wait().stop()
    demo = Daemon(store, "--demo", start=None)
    assert demo.process.wait(timeout=30) != 0
    assert "no demonstration" in demo.tail()
    demo.log.close()


def test_a_demo_stays_on_loopback(store):
    Daemon(store, "--demo", start=None).wait().stop()
    daemon = Daemon(store, "--listen", "0.0.0.0:0", start=None)
    assert daemon.process.wait(timeout=30) != 0
    assert "loopback" in daemon.tail()
    daemon.log.close()


@pytest.mark.parametrize("start", [START, None], ids=["simulated", "real"])
def test_what_it_says_to_try_works(store, tmp_path, start):
    daemon = Daemon(store, "--demo", start=start).wait()
    try:
        said = daemon.tail().partition("Try next")[2].splitlines()
        commands = [line for line in said if line.startswith("  ") and "--simulated" not in line]
        assert len(commands) >= 6, said
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", "\n".join(commands)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "LC_ALL": "zh_CN.UTF-8"},
        )
        assert done.returncode == 0, (commands, done.stderr)
        assert "DB-2026-001" in done.stdout and "没有发现问题" in done.stdout
        assert "督办编号" in (tmp_path / "ledger.csv").read_text()
    finally:
        daemon.stop()


def test_an_empty_store_says_how_to_begin(store):
    daemon = Daemon(store, start=None).wait()
    try:
        assert "wenzhenctl roster import" in daemon.tail()
    finally:
        daemon.stop()


def test_a_table_names_its_procedure(people):
    officer = people["officer-one"]
    table = "提出单位,标题,问题诉求\n深圳湾实验室,路灯,不亮\n".encode()
    send = lambda **more: officer.send(  # noqa: E731
        "POST", "/api/v1/imports", raw=table, content="text/csv", kind="requests", **more
    )
    named, usual = send(procedure="request"), send()
    for answer in (named, usual):
        case = officer.case(answer.json()["cases"][0])
        assert case["procedure"] == "request"
    unknown = send(procedure="nothing")
    assert (unknown.status_code, unknown.json()["errors"][0]["pointer"]) == (400, "/procedure")
