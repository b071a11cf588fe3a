"""A store broken behind the daemon's back: the audit names what is broken."""

import json
import shutil
import sqlite3
import subprocess

import pytest

from daemon import Daemon, tool

FOREVER = 9223372036854775806
OPEN = "(SELECT min(id) FROM case_file WHERE is_final = 0)"
NUMBER = "SELECT number FROM case_file WHERE id = " + OPEN
CHILD = "(SELECT min(id) FROM case_file WHERE parent_id IS NOT NULL)"


def database(store):
    return next(
        path
        for path in store.iterdir()
        if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3"
    )


def contents(store):
    """Every file but SQLite's shared memory, in which readers leave their marks."""
    return {
        path.name: path.read_bytes()
        for path in store.iterdir()
        if path.is_file() and not path.name.endswith("-shm")
    }


def break_store(store, *statements):
    """Does to the file what no program of ours does."""
    connection = sqlite3.connect(database(store))
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0, statement
    connection.commit()
    connection.close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A stopped demo store in which two weeks have passed and a clinic collects receipts."""
    store = tmp_path_factory.mktemp("audit") / "data"
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    fields = {"title": "2026年第二期问诊会", "held-on": "2026-04-23"}
    clinic = people["officer-one"].file("clinic", "secretariat", fields)
    people["officer-one"].act(clinic["id"], "open-collection")
    people["officer-one"].advance("2026-03-16T12:00:00+08:00")
    assert people["director"].all("/audit") == []
    daemon.stop()
    return store


@pytest.fixture
def copy(sound, tmp_path):
    """A copy of the sound store, to be broken."""
    shutil.copytree(sound, tmp_path / "data", ignore=shutil.ignore_patterns("*.sock", "lock"))
    return tmp_path / "data"


def audit(store):
    daemon = Daemon(store, "--demo").wait()
    try:
        return daemon.people()["director"].all("/audit")
    finally:
        daemon.stop()


# What the issue asks by name: each is broken by SQL, and the audit names the row.
BROKEN = {
    "owner gone": (
        f"UPDATE case_file SET owner_post = 'nowhere' WHERE id = {OPEN}",
        {"owner-gone", "case-unlike"},
        "owner_post",
    ),
    "duty ended early": (
        f"UPDATE duty SET ended_at = started_at, owed = 0, phase = 'met' WHERE id = "
        f"(SELECT min(id) FROM duty WHERE ended_at IS NULL AND case_id = {OPEN})",
        {"duty-unlike"},
        "ended_at",
    ),
    "wake_at past": (
        f"UPDATE case_file SET wake_at = 1 WHERE id = {OPEN}",
        {"case-unlike", "overslept"},
        "wake_at",
    ),
    "wake_at never": (
        f"UPDATE case_file SET wake_at = {FOREVER} WHERE id = {OPEN}",
        {"case-unlike"},
        "wake_at",
    ),
    "child of a closed parent": (
        f"UPDATE case_file SET is_final = 1 WHERE id = "
        f"(SELECT parent_id FROM case_file WHERE id = {CHILD})",
        {"orphan", "case-unlike"},
        "is_final",
    ),
    "echo deleted": (
        "DELETE FROM notice WHERE id = (SELECT min(id) FROM notice "
        "WHERE instr(facts, CAST('\"purpose\":\"echo\"' AS BLOB)) > 0)",
        {"notice-missing"},
        "notice",
    ),
    "snapshot unlike its events": (
        f"UPDATE case_file SET snapshot = (SELECT snapshot FROM case_file WHERE id <> {OPEN} "
        f"LIMIT 1) WHERE id = {OPEN}",
        {"snapshot-unlike"},
        "snapshot",
    ),
    "snapshot unreadable": (
        f"UPDATE case_file SET snapshot = x'7b' WHERE id = {OPEN}",
        {"snapshot-unlike"},
        "snapshot",
    ),
    "somebody sees what is not theirs": (
        f"INSERT INTO case_party(party, case_id) VALUES('org/oct-guangming', {OPEN})"
        " ON CONFLICT DO NOTHING",
        {"party-extra"},
        "org/oct-guangming",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named(copy, name):
    statement, rules, word = BROKEN[name]
    break_store(copy, statement)
    found = audit(copy)
    assert rules <= {row["rule"] for row in found}, found
    for row in found:
        if row["rule"] in rules:
            assert row["case"] and row["number"] and row["row"], row
    assert any(word in row["row"] for row in found), found


@pytest.mark.parametrize("how", ["deleted", "changed"])
def test_a_post_without_holder_is_named(copy, how):
    """The roster is a fold, so its event is what SQL can break; a standing post stands empty."""
    where = (
        "stream = 'roster' AND kind = 'appointed' "
        "AND instr(record, CAST('\"post\":\"director\"' AS BLOB)) > 0"
    )
    break_store(
        copy,
        f"DELETE FROM event WHERE {where}"
        if how == "deleted"
        else "UPDATE event SET record = CAST(replace(CAST(record AS TEXT), "
        f"'\"person\":\"director\"', '\"person\":\"nobodyx\"') AS BLOB) WHERE {where}",
    )
    # Nobody can ask as the director any more.
    daemon = Daemon(copy, "--demo").wait()
    try:
        found = daemon.people()["officer-one"].all("/audit")
    finally:
        daemon.stop()
    rows = {(row["rule"], row["row"]) for row in found}
    assert ("post-vacant", "post director") in rows, found
    assert any(rule == "owner-gone" for rule, _ in rows), found
    assert any(rule == "chain" for rule, _ in rows), found


def test_a_changed_byte_of_the_chain_is_named(copy):
    break_store(copy, "UPDATE event SET hash = zeroblob(32) WHERE seq = 5")
    assert ("chain", "event 5 hash") in [(row["rule"], row["row"]) for row in audit(copy)]


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
        now = director.get("/audit/chain", head=noted["head"])
        assert now["known_at"] == noted["length"] < now["length"]
        assert director.get("/audit/chain", head="5" * 64)["known_at"] is None
        socket = ("--socket", str(store / "control.sock"))
        for place in (socket, ("--data", str(store))):
            known = tool("audit", "verify", "--head", noted["head"], *place)
            assert known.returncode == 0, known
            assert f"第 {noted['length']} 条" in known.stdout
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
