"""Every filter that the description offers filters."""

import pytest


@pytest.fixture
def officer(people):
    return people["officer-one"]


@pytest.mark.parametrize("name, column", [
    ("procedure", "procedure"), ("state", "state"), ("light", "light"), ("lead", "lead"),
    ("owner", "owner")])
def test_a_filter_of_cases_keeps_what_it_names(officer, name, column):
    everything = officer.all("/cases", limit=200)
    for value in {case[column] for case in everything} - {None}:
        found = officer.all("/cases", **{name: value, "limit": 200})
        assert {one["id"] for one in found} == {
            one["id"] for one in everything if one[column] == value}, value


@pytest.mark.xfail(strict=True, reason="GET /cases ignores `parent`")
def test_children_are_found_by_their_parent(officer):
    child = officer.all("/cases", procedure="assistance")[0]
    parent = [one for one in officer.case(child["id"])["relatives"] if one["procedure"] == "request"]
    found = officer.all("/cases", parent=parent[0]["id"])
    assert [one["id"] for one in found] == [child["id"]]


@pytest.mark.xfail(strict=True, reason="GET /notices asks for `case`, which is described as optional")
def test_notices_are_found_without_a_case(officer):
    assert officer.all("/notices", limit=200)


def test_pages_join_to_the_whole(officer):
    whole = [one["id"] for one in officer.all("/cases", limit=200)]
    assert [one["id"] for one in officer.all("/cases", limit=3)] == whole
