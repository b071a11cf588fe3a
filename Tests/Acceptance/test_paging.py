"""Every list comes in pages that join to the whole; a cursor says nothing and fits one list."""

import pytest

LISTS = ["/organisations", "/people", "/posts", "/cases"]


@pytest.fixture
def officer(people):
    return people["officer-one"]


@pytest.mark.parametrize("path", LISTS)
def test_pages_join_to_the_whole(officer, path):
    whole = officer.all(path, limit=200)
    assert len(whole) > 3
    for limit in (1, 3, len(whole), len(whole) + 1):
        assert officer.all(path, limit=limit) == whole, limit


def test_duties_come_in_pages(officer, people):
    for owner in ("me", "officer-one"):
        whole = officer.all("/duties", owner=owner, limit=200)
        assert len(whole) > 2
        assert [one["due_at"] for one in whole] == sorted(one["due_at"] for one in whole)
        assert officer.all("/duties", owner=owner, limit=1) == whole


def test_a_timeline_comes_in_pages(officer):
    case = max(officer.all("/cases", limit=200), key=lambda one: one["version"])["id"]
    whole = officer.all(f"/cases/{case}/timeline", limit=200)
    assert [one["seq"] for one in whole] == list(range(1, len(whole) + 1)) and len(whole) > 2
    for limit in (1, 2, len(whole)):
        assert officer.all(f"/cases/{case}/timeline", limit=limit) == whole


def test_notices_come_in_pages(officer):
    case = max(officer.all("/cases", limit=200), key=lambda one: one["version"])["id"]
    whole = officer.all("/notices", case=case, limit=200)
    assert len(whole) > 2 and officer.all("/notices", case=case, limit=1) == whole


def test_the_ledger_comes_in_pages_with_running_numbers(officer):
    whole = officer.all("/ledger", limit=200)
    assert [row["cells"]["row"] for row in whole] == [str(n + 1) for n in range(len(whole))]
    assert officer.all("/ledger", limit=1) == whole


def test_a_cursor_fits_its_own_list_only(officer):
    cursor = officer.get("/organisations", limit=1)["next"]
    assert "council" not in cursor
    for path in ("/people", "/posts", "/cases", "/ledger"):
        answer = officer.send("GET", "/api/v1" + path, cursor=cursor)
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid-parameters"), path


def test_what_is_added_meanwhile_shifts_nothing(officer, daemon):
    first = officer.get("/organisations", limit=2)
    added = {"id": "aaa-first", "name": "新单位", "kind": "member"}
    assert officer.send("POST", "/api/v1/organisations", added).status_code == 201
    second = officer.get("/organisations", limit=2, cursor=first["next"])
    shown = [one["id"] for one in first["items"] + second["items"]]
    assert len(set(shown)) == 4 and "aaa-first" not in shown
