"""A store of the demo, and doing to its file what no program of ours does."""

import sqlite3

OPEN = "(SELECT min(id) FROM case_file WHERE is_final = 0)"


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
