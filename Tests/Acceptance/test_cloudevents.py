"""Messages as CloudEvents, read back by the published library and verified by the other one."""

import json

import pytest
from cloudevents.http import from_http

from telling import LATER, accepted, notices
from test_courier import deliveries, receivers, register
from test_replay import AGAIN, replayed

CLOUD = ["ce-structured", "ce-binary"]


def reformat(people, endpoint, format):
    path = f"/api/v1/endpoints/{endpoint['id']}/format"
    answer = people["officer-one"].send("POST", path, {"format": format})
    assert answer.status_code == 200, answer.text
    return answer.json()


def event(received, endpoint):
    """What the published libraries make of a request: signed, and an event."""
    received.verified(endpoint["secret"])
    return from_http(received.headers, received.body)


@pytest.mark.parametrize("format", CLOUD)
def test_an_echo_is_an_event(people, receivers, format):
    receiver = receivers()
    endpoint = register(people, receiver, types=["case.transitioned"], format=format)
    assert endpoint["format"] == format
    case = accepted(people)
    people["officer-one"].advance(LATER)
    (received,) = receiver.received
    read = event(received, endpoint)
    notice = notices(people, case["id"])[received.id]
    assert (read["specversion"], read["id"]) == ("1.0", received.id)
    assert read["source"] == f"/api/v1/cases/{case['id']}"
    assert (read["type"], read["subject"]) == ("case.transitioned", case["number"])
    assert read["time"] == "2026-03-02T09:00:00+08:00"
    assert len(read["sequence"]) == 10
    assert int(read["sequence"]) == read.data["sequence"] <= case["version"]
    assert (read.data["case"], read.data["facts"]) == (case["id"], notice["facts"])


def test_a_structured_event_says_so_and_a_binary_one_has_its_data_alone(people, receivers):
    structured, binary = receivers(), receivers()
    register(people, structured, types=["case.transitioned"], format="ce-structured")
    register(people, binary, "bay-lab", format="ce-binary")
    accepted(people)
    people["bay-lab-liaison"].file("request", "bay-lab", {"title": "甲", "description": "乙"})
    people["officer-one"].advance(LATER)
    (one,) = structured.received
    assert one.headers["content-type"] == "application/cloudevents+json; charset=utf-8"
    assert json.loads(one.body)["datacontenttype"] == "application/json"
    other = binary.received[0]
    assert other.headers["content-type"] == "application/json; charset=utf-8"
    assert "ce-datacontenttype" not in other.headers
    assert "type" not in json.loads(other.body)


@pytest.mark.parametrize("format", CLOUD)
def test_a_test_message_is_an_event_too(people, receivers, format):
    receiver = receivers()
    endpoint = register(people, receiver)
    reformat(people, endpoint, format)
    people["officer-one"].send("POST", f"/api/v1/endpoints/{endpoint['id']}/test", {})
    (received,) = receiver.received
    read = event(received, endpoint)
    assert (read["type"], read["id"]) == ("endpoint.test", received.id)
    assert read["source"] == f"/api/v1/endpoints/{endpoint['id']}"
    assert read.data == {"endpoint": endpoint["id"], "organisation": "suat"}
    assert "sequence" not in read.get_attributes()


def test_a_format_changed_between_two_attempts_changes_neither_body_nor_header(
    people, receivers
):
    statuses = iter([500, 500])
    receiver = receivers(lambda _: (next(statuses, 204), {}))
    endpoint = register(people, receiver, types=["case.transitioned"], format="ce-binary")
    accepted(people)
    people["officer-one"].advance("2026-03-02T09:00:03+08:00")
    assert reformat(people, endpoint, "standard")["format"] == "standard"
    people["officer-one"].advance("2026-03-02T09:20:00+08:00")
    reformat(people, endpoint, "ce-structured")
    people["officer-one"].advance(AGAIN)
    assert len(receiver.received) == 3
    again = {
        (received.body, *sorted(
            f"{name}: {value}" for name, value in received.headers.items()
            if name.startswith("ce-") or name == "content-type"))
        for received in receiver.received
    }
    assert len(again) == 1
    for received in receiver.received:
        assert event(received, endpoint)["type"] == "case.transitioned"
    # What arises now is laid out as it is wanted now.
    accepted(people, "第二盏路灯不亮")
    people["officer-one"].advance("2026-03-02T10:30:00+08:00")
    last = receiver.received[-1]
    assert last.headers["content-type"].startswith("application/cloudevents+json")


def test_a_replay_keeps_the_format_it_was_laid_out_in(people, receivers):
    receiver = receivers()
    endpoint = register(people, receiver, types=["case.transitioned"], format="ce-binary")
    accepted(people)
    people["officer-one"].advance(LATER)
    reformat(people, endpoint, "ce-structured")
    replayed(people, endpoint, notice=receiver.received[0].id)
    people["officer-one"].advance(AGAIN)
    first, second = receiver.received
    assert event(second, endpoint) == event(first, endpoint)
    assert second.headers["ce-id"] == second.id


def test_the_log_shows_the_header_of_an_event(people, receivers):
    receiver = receivers()
    endpoint = register(people, receiver, types=["case.transitioned"], format="ce-binary")
    accepted(people)
    people["officer-one"].advance(LATER)
    (entry,) = deliveries(people, endpoint)
    assert "ce-type: case.transitioned" in entry["request"]


def test_an_unknown_format_is_refused_with_what_there_is(people, receivers):
    receiver = receivers()
    body = {"organisation": "suat", "url": receiver.url, "format": "cloudevents"}
    refused = people["officer-one"].send("POST", "/api/v1/endpoints", body)
    assert refused.status_code == 422
    (fault,) = refused.json()["errors"]
    assert fault["pointer"] == "/format" and "ce-binary" in fault["message"]


def test_only_the_secretariat_changes_a_format(people, receivers):
    endpoint = register(people, receivers())
    path = f"/api/v1/endpoints/{endpoint['id']}/format"
    refused = people["suat-liaison"].send("POST", path, {"format": "ce-binary"})
    assert refused.status_code == 403
    (listed,) = people["officer-one"].all("/endpoints")
    assert listed["format"] == "standard"
