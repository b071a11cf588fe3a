"""What went to an endpoint goes there again: under the same id, in the same bytes."""

import sqlite3
import threading

from daemon import Daemon
from telling import LATER, accepted, killed_while_telling, notices
from test_courier import START, deliveries, receivers, register

AGAIN = "2026-03-02T10:00:00+08:00"


def replay(people, endpoint, key=None, **body):
    path = f"/api/v1/endpoints/{endpoint['id']}/replay"
    return people["officer-one"].send("POST", path, body, key=key)


def replayed(people, endpoint, **body):
    answer = replay(people, endpoint, **body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def one(people, receiver, **more):
    """An endpoint that has received one notice, and that notice."""
    endpoint = register(people, receiver, types=["case.transitioned"], **more)
    case = accepted(people)
    people["officer-one"].advance(LATER)
    return endpoint, case, receiver.received[0]


def test_one_notice_goes_again_in_the_same_bytes_under_a_new_signature(people, receivers):
    receiver = receivers()
    endpoint, case, first = one(people, receiver)
    before = people["officer-one"].get(f"/cases/{case['id']}/timeline")
    answer = replayed(people, endpoint, notice=first.id)
    assert answer == {"replayed": 1, "waiting": 0, "after": None}
    people["officer-one"].advance(AGAIN)
    first, second = receiver.received
    assert (second.id, second.body) == (first.id, first.body)
    second.verified(endpoint["secret"])
    assert [entry["attempt"] for entry in deliveries(people, endpoint)] == [2, 1]
    assert notices(people, case["id"])[first.id]["state"] == "delivered"
    # Nothing of it stands in the case: how the duty to tell ended is as it was.
    assert people["officer-one"].get(f"/cases/{case['id']}/timeline") == before
    assert people["director"].get("/audit")["items"] == []


def test_all_since_an_instant_goes_again_in_its_order(people, receivers):
    receiver = receivers()
    endpoint = register(people, receiver, types=["case.transitioned"], ordered=True)
    accepted(people, "第1盏路灯不亮")
    people["officer-one"].advance("2026-03-02T09:30:00+08:00")
    for count in (2, 3, 4):
        accepted(people, f"第{count}盏路灯不亮")
    people["officer-one"].advance("2026-03-02T09:40:00+08:00")
    first = [received.id for received in receiver.received]
    assert len(first) == 4
    answer = replayed(people, endpoint, since="2026-03-02T09:30:00+08:00")
    assert answer == {"replayed": 3, "waiting": 0, "after": None}
    people["officer-one"].advance(AGAIN)
    assert [received.id for received in receiver.received[4:]] == first[1:]


def test_what_waits_after_a_failure_goes_now(people, receivers):
    fails = threading.Event()
    fails.set()
    receiver = receivers(lambda _: (500 if fails.is_set() else 204, {}))
    endpoint, _, first = one(people, receiver)
    people["officer-one"].advance("2026-03-02T11:00:00+08:00")
    fails.clear()
    tried = len(receiver.received)
    answer = replayed(people, endpoint, since=START)
    assert answer == {"replayed": 0, "waiting": 1, "after": None}
    people["officer-one"].advance("2026-03-02T11:00:01+08:00")
    assert [received.id for received in receiver.received[tried:]] == [first.id]


def test_a_dead_letter_that_arrives_after_all_is_delivered(people, receivers):
    fails = threading.Event()
    fails.set()
    receiver = receivers(lambda _: (500 if fails.is_set() else 204, {}))
    endpoint, case, first = one(people, receiver)
    people["officer-one"].advance("2026-03-06T18:00:00+08:00")
    assert notices(people, case["id"])[first.id]["state"] == "handed-over"
    fails.clear()
    replayed(people, endpoint, notice=first.id)
    people["officer-one"].advance("2026-03-06T18:01:00+08:00")
    assert receiver.received[-1].body == first.body
    assert notices(people, case["id"])[first.id]["state"] == "delivered"
    assert people["director"].get("/audit")["items"] == []


def test_a_replay_that_fails_for_good_changes_no_end(people, receivers):
    statuses = iter([204])
    receiver = receivers(lambda _: (next(statuses, 500), {}))
    endpoint, case, first = one(people, receiver)
    replayed(people, endpoint, notice=first.id)
    people["officer-one"].advance("2026-03-06T18:00:00+08:00")
    again = [received for received in receiver.received if received.id == first.id]
    assert len(again) == 11
    assert notices(people, case["id"])[first.id]["state"] == "delivered"
    assert people["officer-one"].all("/notices", state="handed-over") == []
    assert people["director"].get("/audit")["items"] == []


def test_what_can_not_go_again_is_refused_with_its_reason(people, receivers):
    receiver, other = receivers(), receivers()
    endpoint, _, first = one(people, receiver)
    stranger = register(people, other, "bay-lab")
    faults = [
        ({}, ""), ({"notice": first.id, "since": START}, ""),
        ({"notice": first.id, "after": first.id}, ""), ({"notice": "none"}, "/notice"),
        ({"since": START, "after": "none"}, "/after"),
    ]
    for body, pointer in faults:
        answer = replay(people, endpoint, **body)
        assert answer.status_code == 422, (body, answer.text)
        assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
    assert replay(people, stranger, notice=first.id).status_code == 422
    path = f"/api/v1/endpoints/{endpoint['id']}/replay"
    assert people["suat-liaison"].send("POST", path, {"since": START}).status_code == 403
    disabled = people["officer-one"].send(
        "POST", f"/api/v1/endpoints/{endpoint['id']}/disable", {"reason": "停机"})
    assert disabled.status_code == 200
    assert replay(people, endpoint, since=START).status_code == 409
    people["officer-one"].advance(AGAIN)
    assert len(receiver.received) == 1


def test_a_replay_asked_for_twice_under_one_key_is_one(people, receivers):
    receiver = receivers()
    endpoint, _, first = one(people, receiver)
    answers = [replay(people, endpoint, key="once", notice=first.id) for _ in range(2)]
    assert [answer.json()["replayed"] for answer in answers] == [1, 1]
    people["officer-one"].advance(AGAIN)
    third = replay(people, endpoint, key="once", notice=first.id)
    assert third.json() == answers[0].json()
    people["officer-one"].advance("2026-03-02T11:00:00+08:00")
    assert len(receiver.received) == 2


def test_a_replay_outlives_a_killed_daemon(store, receivers):
    hangs, end, arrived = threading.Event(), threading.Event(), threading.Event()

    def answer(_):
        if hangs.is_set():
            arrived.set()
            end.wait(20)
        return 204, {}

    receiver = receivers(answer)
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    endpoint, case, first = one(people, receiver)
    hangs.set()
    replayed(people, endpoint, notice=first.id)
    killed_while_telling(daemon, people["director"], AGAIN, arrived)
    hangs.clear()
    end.set()
    daemon = Daemon(store, "--demo").wait()
    daemon.people()["director"].advance(AGAIN)
    assert len(receiver.received) == 3
    assert len({(received.id, received.body) for received in receiver.received}) == 1
    state = notices(daemon.people(), case["id"])[first.id]["state"]
    assert state == "delivered"
    daemon.stop()


def test_one_call_takes_a_thousand_and_says_how_to_go_on(store, receivers):
    receiver = receivers()
    daemon = Daemon(store, "--demo").wait()
    endpoint, _, first = one(daemon.people(), receiver)
    assert daemon.stop() == 0
    with sqlite3.connect(store / "wenzhen.db") as db:
        row = db.execute(
            "SELECT event_seq, case_id, lane_id, facts, body FROM notice WHERE public_id = ?",
            (first.id,)).fetchone()
        db.executemany(
            "INSERT INTO notice(public_id, event_seq, case_id, lane_id, state, next_at, attempts,"
            " facts, body, type) VALUES(?, ?, ?, ?, 'delivered', 9223372036854775807, 1, ?, ?,"
            " 'case.transitioned')",
            [(f"copy-{count:04}", *row) for count in range(1_004)])
    db.close()
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    answer = replayed(people, endpoint, since=START)
    assert answer == {"replayed": 1000, "waiting": 0, "after": "copy-0998"}
    answer = replayed(people, endpoint, since=START, after=answer["after"])
    assert answer == {"replayed": 5, "waiting": 0, "after": None}
    daemon.stop()
