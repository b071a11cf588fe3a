"""A store broken behind the daemon's back: the audit names what is broken."""

import sqlite3

import pytest

from broken_store import OPEN, break_store, database
from daemon import Daemon

FOREVER = 9223372036854775806
CHILD = "(SELECT min(id) FROM case_file WHERE parent_id IS NOT NULL)"


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
        f"INSERT INTO case_party VALUES('org/oct-guangming', {OPEN}, 0, 0)"
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


@pytest.mark.parametrize("column, mark", [("hash", b""), ("record", b'"at":')])
def test_a_changed_byte_of_the_chain_is_named(copy, column, mark):
    """One bit of one byte: in the chain itself, and in what is chained."""
    connection = sqlite3.connect(database(copy))
    seq, stored = connection.execute(
        f"SELECT seq, {column} FROM event WHERE stream = 'case' ORDER BY seq LIMIT 1"
    ).fetchone()
    connection.close()
    changed = bytearray(stored)
    changed[changed.index(mark) + len(mark) + 12] ^= 1
    break_store(copy, f"UPDATE event SET {column} = x'{changed.hex()}' WHERE seq = {seq}")
    rows = [row["row"] for row in audit(copy) if row["rule"] == "chain"]
    assert any(row.startswith(f"event {seq} ") for row in rows), rows
