"""The chain and the rows of a store, verified without a daemon and beside one."""

import json
import sqlite3

from broken_store import OPEN, break_store, contents, database
from daemon import Daemon, tool

NUMBER = "SELECT number FROM case_file WHERE id = " + OPEN


def test_verify_reads_a_copy_without_a_daemon(sound, copy):
    before = contents(copy)
    sane = tool("audit", "verify", "--data", str(copy), "--json")
    assert sane.returncode == 0, sane
    report = json.loads(sane.stdout)
    assert report["findings"] == []
    assert contents(copy) == before
    break_store(copy, f"UPDATE case_file SET level = 3 WHERE id = {OPEN}")
    number = sqlite3.connect(database(copy)).execute(NUMBER).fetchone()[0]
    broken = tool("audit", "verify", "--data", str(copy))
    assert broken.returncode == 1
    assert number in broken.stdout and "level" in broken.stdout


def test_verify_names_what_keeps_a_store_from_being_served(copy):
    break_store(copy, "UPDATE event SET record = x'7b7d' WHERE stream = 'roster' AND version = 3")
    daemon = Daemon(copy, "--demo")
    assert daemon.process.wait(timeout=30) != 0
    assert "is damaged" in daemon.tail() and "audit verify --data" in daemon.tail()
    daemon.stop()
    found = tool("audit", "verify", "--data", str(copy))
    assert found.returncode == 1 and "record" in found.stdout


def test_a_head_noted_on_an_earlier_day_is_found(store):
    daemon = Daemon(store, "--demo").wait()
    try:
        director = daemon.people()["director"]
        noted = director.get("/audit/chain")
        director.advance("2026-03-12T18:00:00+08:00")
        asker = daemon.people()["suat-liaison"]
        assert asker.send("GET", "/api/v1/audit/chain").status_code == 403
        now = director.get("/audit/chain", head=noted["head"])
        assert now["known_at"] == noted["length"] < now["length"]
        assert director.get("/audit/chain", head="5" * 64)["known_at"] is None
        socket = ("--socket", str(store / "control.sock"))
        for place in (socket, ("--data", str(store))):
            known = tool("audit", "verify", "--head", noted["head"], *place)
            assert known.returncode == 0, known
            assert f"after event {noted['length']};" in known.stdout
            assert tool("audit", "verify", "--head", "5" * 64, *place).returncode == 1
        assert tool("audit", "rebuild", *socket).returncode == 0
        assert tool("audit", *socket).returncode == 0
        assert tool("audit", "verify", "--head", "short", *socket).returncode == 2
        assert tool("audit", "verify", "--data", str(store / "nowhere")).returncode == 2
        nowhere = ("--socket", str(store / "nowhere.sock"))
        assert tool("audit", "rebuild", *nowhere).returncode == 3
    finally:
        daemon.stop()


def test_an_event_of_a_newer_program_refuses_to_open(copy):
    break_store(copy, "INSERT INTO event_kind VALUES('case', 'teleported', 1)")
    daemon = Daemon(copy, "--demo")
    assert daemon.process.wait(timeout=30) != 0
    assert "newer program" in daemon.tail() and "teleported" in daemon.tail()
    daemon.stop()


def test_a_folder_without_a_store_is_told_by_what_it_is(copy, tmp_path):
    file = copy / "wenzhen.db"
    for place, words in (
        (tmp_path / "nowhere", "there is no folder"),
        (file, "is a file; name the folder"),
        (tmp_path, "there is no store in"),
    ):
        done = tool("audit", "verify", "--data", str(place))
        assert done.returncode == 2 and words in done.stderr, (place, done)


def test_without_a_daemon_it_says_how_to_do_without_one(tmp_path):
    socket = ("--socket", str(tmp_path / "none.sock"))
    for command, words in (
        (("audit", "verify"), "--data"),
        (("backup", str(tmp_path / "copy.db")), "wenzhen.db-wal"),
    ):
        done = tool(*command, *socket)
        assert done.returncode == 3 and words in done.stderr, done
        assert "there is no such socket" in done.stderr
