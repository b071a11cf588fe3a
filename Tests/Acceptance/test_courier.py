"""The courier: each notice arrives at the endpoint, at least once, under one id, byte for byte."""

import threading
import time

import pytest

from daemon import Daemon
from receiver import Receiver
from telling import LATER, REQUEST, accepted, killed_while_telling, notices

START = "2026-03-02T09:00+08:00"


@pytest.fixture
def receivers():
    made = []

    def make(*answer):
        made.append(Receiver(*answer))
        return made[-1]

    yield make
    for receiver in made:
        receiver.stop()


def register(people, receiver, organisation="suat", **more):
    body = {"organisation": organisation, "url": receiver.url, **more}
    answer = people["officer-one"].send("POST", "/api/v1/endpoints", body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def deliveries(people, endpoint):
    return people["officer-one"].all(f"/endpoints/{endpoint['id']}/deliveries")


def test_an_echo_reaches_the_requesters_own_system(people, receivers):
    receiver = receivers()
    endpoint = register(people, receiver)
    case = accepted(people)
    people["officer-one"].advance(LATER)
    both = notices(people, case["id"])
    assert both and {item["state"] for item in both.values()} == {"delivered"}
    # An echo goes by mail as well, under an id of its own.
    owed = {name: item for name, item in both.items() if not name.endswith("-mail")}
    assert sorted(received.id for received in receiver.received) == sorted(owed)
    for received in receiver.received:
        message = received.verified(endpoint["secret"])
        notice = owed[received.id]
        assert message["type"] in ("case.opened", "case.transitioned")
        assert message["timestamp"] == "2026-03-02T09:00:00+08:00"
        assert message["data"]["case"] == case["id"]
        assert message["data"]["number"] == case["number"]
        assert message["data"]["facts"] == notice["facts"]
        assert 1 <= message["data"]["sequence"] <= case["version"]
    assert people["director"].get("/audit")["items"] == []


def test_what_a_receiver_refuses_comes_again_in_the_same_bytes(people, receivers):
    statuses = iter([500, 302, 204])
    receiver = receivers(lambda _: (next(statuses, 204), {}))
    endpoint = register(people, receiver, types=["case.transitioned"])
    case = accepted(people)
    people["officer-one"].advance("2026-03-02T09:00:03+08:00")
    (notice,) = (item for item in notices(people, case["id"]).values() if item["next_at"])
    assert (notice["state"], notice["attempts"]) == ("owed", 1)
    assert "2026-03-02T09:00:04" <= notice["next_at"] <= "2026-03-02T09:00:06+08:00"
    # What changes meanwhile changes no byte.
    people["officer-one"].act(case["id"], "note", {"remark": "已转告"})
    people["officer-one"].advance("2026-03-02T10:00:00+08:00")
    assert len(receiver.received) == 3
    assert len({(received.id, received.body) for received in receiver.received}) == 1
    for received in receiver.received:
        received.verified(endpoint["secret"])
    assert [entry["attempt"] for entry in deliveries(people, endpoint)] == [3, 2, 1]
    assert notices(people, case["id"])[notice["id"]]["state"] == "delivered"


def test_retry_after_is_heeded(people, receivers):
    answers = iter([(503, {"Retry-After": "7200"})])
    receiver = receivers(lambda _: next(answers, (204, {})))
    register(people, receiver, types=["case.transitioned"])
    accepted(people)
    people["officer-one"].advance("2026-03-02T10:59:00+08:00")
    assert len(receiver.received) == 1
    people["officer-one"].advance("2026-03-02T11:01:00+08:00")
    assert len(receiver.received) == 2


def test_an_endpoint_that_is_gone_is_disabled_and_is_the_directors_duty(people, receivers):
    statuses = iter([410])
    receiver = receivers(lambda _: (next(statuses, 204), {}))
    endpoint = register(people, receiver, types=["case.transitioned"])
    case = accepted(people)
    people["officer-one"].advance(LATER)
    (listed,) = people["officer-one"].all("/endpoints")
    assert listed["disabled"]["failed"] and "410" in listed["disabled"]["reason"]
    duties = people["director"].all("/duties", owner="me")
    (duty,) = (duty for duty in duties if duty["id"] == f"endpoint-{endpoint['id']}")
    assert "410" in duty["label"]
    people["officer-one"].advance("2026-03-03T09:00:00+08:00")
    assert len(receiver.received) == 1
    waiting = [item for item in notices(people, case["id"]).values() if item["state"] == "owed"]
    assert [item["id"] for item in waiting] == [receiver.received[0].id]
    enabled = people["officer-one"].send("POST", f"/api/v1/endpoints/{endpoint['id']}/enable", {})
    assert enabled.status_code == 200
    people["officer-one"].advance("2026-03-03T09:01:00+08:00")
    assert [received.id for received in receiver.received] == [waiting[0]["id"]] * 2
    left = people["director"].all("/duties", owner="me")
    assert all(duty["id"] != f"endpoint-{endpoint['id']}" for duty in left)
    assert people["director"].get("/audit")["items"] == []


def test_whoever_confirms_that_an_endpoint_stays_disabled_ends_the_duty(people, receivers):
    receiver = receivers(lambda _: (410, {}))
    endpoint = register(people, receiver, types=["case.transitioned"])
    accepted(people)
    people["officer-one"].advance(LATER)
    path = f"/api/v1/endpoints/{endpoint['id']}/disable"
    confirmed = people["director"].send("POST", path, {"reason": "对方不再使用"})
    assert confirmed.status_code == 200, confirmed.text
    assert people["director"].send("POST", path, {"reason": "再次"}).status_code == 409
    (listed,) = people["officer-one"].all("/endpoints")
    assert (listed["disabled"]["failed"], listed["disabled"]["reason"]) == (False, "对方不再使用")
    duties = people["director"].all("/duties", owner="me")
    assert all(not duty["id"].startswith("endpoint-") for duty in duties)


def test_five_days_without_a_success_disable_an_endpoint(people, receivers):
    receiver = receivers(lambda _: (500, {}))
    register(people, receiver)
    for day in range(2, 9):
        accepted(people, f"路灯第{day}次不亮")
        people["officer-one"].advance(f"2026-03-{day:02}T18:00:00+08:00")
    (listed,) = people["officer-one"].all("/endpoints")
    assert listed["disabled"]["failed"] and "5 天" in listed["disabled"]["reason"]


def test_after_the_last_attempt_somebody_is_to_tell(people, receivers):
    receiver = receivers(lambda _: (500, {}))
    endpoint = register(people, receiver, types=["case.transitioned"])
    case = accepted(people)
    people["officer-one"].advance("2026-03-06T18:00:00+08:00")
    assert len(receiver.received) == 10
    assert {entry["attempt"] for entry in deliveries(people, endpoint)} == set(range(1, 11))
    states = notices(people, case["id"])
    assert states[receiver.received[0].id]["state"] == "handed-over"


def test_in_an_ordered_lane_nothing_overtakes_what_failed(people, receivers):
    fails = threading.Event()
    fails.set()
    receiver = receivers(lambda _: (500 if fails.is_set() else 204, {}))
    endpoint = register(people, receiver, ordered=True, types=["case.transitioned"])
    for count in range(1, 5):
        accepted(people, f"路灯第{count}次不亮")
    people["officer-one"].advance("2026-03-02T09:20:00+08:00")
    assert len({received.id for received in receiver.received}) == 1
    fails.clear()
    failed = len(receiver.received)
    people["officer-one"].advance("2026-03-02T12:00:00+08:00")
    passed = [received.verified(endpoint["secret"]) for received in receiver.received[failed:]]
    assert len(passed) == 4
    numbers = [message["data"]["number"] for message in passed]
    assert numbers == sorted(numbers)
    assert receiver.received[failed].id == receiver.received[0].id


def test_a_filter_keeps_out_what_it_does_not_name(people, receivers):
    slips, others, rest = receivers(), receivers(), receivers()
    register(people, slips, types=["slip.issued"])
    register(people, others, organisations=["bay-lab"])
    register(people, rest)
    accepted(people)
    people["officer-one"].advance(LATER)
    assert (slips.received, others.received) == ([], [])
    assert rest.received


def test_an_attempt_cut_off_by_a_crash_is_made_again(store, receivers):
    hangs = threading.Event()
    arrived = threading.Event()

    def answer(_):
        arrived.set()
        if hangs.is_set():
            hangs.wait_for_end.wait(20)
        return 204, {}

    hangs.wait_for_end = threading.Event()
    hangs.set()
    receiver = receivers(answer)
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    register(people, receiver, types=["case.transitioned"])
    case = accepted(people)
    killed_while_telling(daemon, people["director"], LATER, arrived)
    hangs.clear()
    hangs.wait_for_end.set()
    daemon = Daemon(store, "--demo").wait()
    daemon.people()["director"].advance("2026-03-02T09:05:00+08:00")
    assert len({(received.id, received.body) for received in receiver.received}) == 1
    assert len(receiver.received) == 2
    state = notices(daemon.people(), case["id"])[receiver.received[0].id]["state"]
    assert state == "delivered"
    daemon.stop()


def test_silent_endpoints_hold_up_no_other(store, receivers):
    """By the real clock: several receivers never answer, one does."""
    end = threading.Event()
    silent = receivers(lambda _: (end.wait(60) and 204 or 204, {}))
    live = receivers()
    daemon = Daemon(store, "--demo", start=None).wait()
    people = daemon.people()
    for organisation in ("bay-lab", "brain-institute"):
        register(people, silent, organisation)
    endpoint = register(people, live, types=["case.transitioned"])
    for organisation in ("bay-lab", "brain-institute"):
        for count in range(8):
            urgent(people, f"{organisation}-liaison", organisation, f"第{count}盏路灯不亮")
    ids = [accepted(people, f"第{count}次堵车")["id"] for count in range(5)]
    until(lambda: len(live.received) == len(ids))
    cases = {received.verified(endpoint["secret"])["data"]["case"] for received in live.received}
    assert cases == set(ids)
    end.set()
    assert daemon.stop() == 0


def urgent(people, person, organisation, title):
    case = people[person].file("request", organisation, {**REQUEST, "title": title})
    fields = {"category": "交通安全", "urgency": "紧急", "weight": "一般"}
    people["officer-one"].act(case["id"], "accept", fields)


def until(holds, seconds=30):
    """Waits until something holds."""
    import time

    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.02)


def test_a_closed_organisations_endpoint_goes_on_for_its_successor(people, receivers):
    receiver = receivers()
    endpoint = register(people, receiver, types=["case.transitioned"])
    closed = people["officer-one"].send(
        "POST", "/api/v1/organisations/suat/close", {"successor": "bay-lab"})
    assert closed.status_code == 200, closed.text
    (listed,) = people["officer-one"].all("/endpoints")
    assert (listed["id"], listed["organisation"]) == (endpoint["id"], "bay-lab")
    urgent(people, "bay-lab-liaison", "bay-lab", "路灯不亮")
    people["officer-one"].advance(LATER)
    (message,) = [received.verified(endpoint["secret"]) for received in receiver.received]
    assert message["data"]["organisation"] == "bay-lab"
    assert people["director"].get("/audit")["items"] == []
