"""Every filter that the description offers filters."""

import pytest

from command_line import typed


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


@pytest.mark.parametrize(
    "path, name, asked, known",
    [
        ("/cases", "procedure", "reqest", "request（诉求）"),
        ("/cases", "state", "xyz", "submitted（待受理）"),
        ("/cases", "light", "purple", "grey"),
        ("/cases", "lead", "district-transprt", "district-transport（区交通运输局）"),
        ("/cases", "owner", "directr", "director"),
        ("/ledger", "state", "asked", "submitted（待受理）"),
        ("/ledger", "lead", "nobody", "district-transport（区交通运输局）"),
        ("/duties", "owner", "directr", "director"),
        ("/people", "organisation", "sut", "suat"),
    ],
)
def test_a_name_that_nothing_goes_by_is_told_with_what_may_be_meant(
    officer, path, name, asked, known
):
    answer = officer.send("GET", "/api/v1" + path, **{name: asked})
    assert answer.status_code == 400, answer.text
    (fault,) = answer.json()["errors"]
    assert fault["pointer"] == f"/{name}" and known in fault["message"], fault


def test_a_state_of_another_procedure_is_told_by_those_of_the_one_asked_for(officer):
    query = {"procedure": "assistance", "state": "pooled"}
    answer = officer.send("GET", "/api/v1/cases", **query)
    assert answer.status_code == 400
    message = answer.json()["errors"][0]["message"]
    assert "asked（待协办认领）" in message and "待受理" not in message


def test_the_command_line_says_which_filter_was_wrong(daemon):
    socket = {"WENZHEN_SOCKET": str(daemon.data / "control.sock")}
    done = typed("cases", "list", "--state", "xyz", environment=socket)
    assert (done.returncode, done.stdout) == (1, "")
    assert "/state" in done.stderr and "没有环节「xyz」" in done.stderr
