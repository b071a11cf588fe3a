"""Every filter that the description offers filters."""

import pytest


@pytest.fixture
def officer(people):
    return people["officer-one"]


@pytest.mark.parametrize(
    "name, column",
    [
        ("procedure", "procedure"),
        ("state", "state"),
        ("light", "light"),
        ("lead", "lead"),
        ("owner", "owner"),
    ],
)
def test_a_filter_of_cases_keeps_what_it_names(officer, name, column):
    everything = officer.all("/cases", limit=200)
    for value in {case[column] for case in everything} - {None}:
        found = officer.all("/cases", **{name: value, "limit": 200})
        assert {one["id"] for one in found} == {
            one["id"] for one in everything if one[column] == value
        }, value


def test_pages_join_to_the_whole(officer):
    whole = [one["id"] for one in officer.all("/cases", limit=200)]
    assert [one["id"] for one in officer.all("/cases", limit=3)] == whole
