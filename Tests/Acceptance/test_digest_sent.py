"""That a digest was sent: told to the reader's own system; what of it is in doubt is a duty; and
what the office itself owes stands in the digests of those who owe it."""

import pytest

from daemon import Daemon
from digesting import received
from postbox import HangingPostbox, text
from telling import LATER, accepted, killed_while_telling
from test_courier import receivers, register  # noqa: F401
from test_digests import OFFICER, of, serve  # noqa: F401
from test_mail import smtp

SECRETARIAT = {"officer-one", "officer-two", "director"}
MORNING = "2026-03-03T09:00:00+08:00"


def messages(receiver, endpoint):
    return [received.verified(endpoint["secret"]) for received in receiver.received]


def test_the_readers_own_system_hears_of_each_digest(people, daemon, receivers):
    receiver = receivers()
    endpoint = register(people, receiver, "secretariat", types=["digest.sent"])
    people[OFFICER].advance(MORNING)
    heard = {message["data"]["digest"]["id"]: message for message in messages(receiver, endpoint)}
    listed = people["director"].all("/digests", owner="all")
    ours = {one["id"]: one for one in listed if one["recipient"] in SECRETARIAT}
    assert set(heard) == set(ours) and len(receiver.received) == len(heard)
    mails = received(daemon)
    for name, message in heard.items():
        data, one, foot = message["data"], ours[name], mails[name].foot
        assert message["type"] == "digest.sent" and "case" not in data
        assert message["timestamp"] == one["window_end"]
        assert (data["organisation"], data["recipient"]) == ("secretariat", one["recipient"])
        said = data["digest"]
        assert (said["slot"], said["duties"], said["late"], said["ended"]) == (
            one["slot"], one["duties"], one["late"], one["ended"],
        )
        # The system is a witness of the chain like whoever has the mail.
        assert (str(said["event"]), said["head"]) == (foot["event"], foot["head"])
        chain = people["director"].get("/audit/chain", head=said["head"])
        assert chain["known_at"] == said["event"]
    assert people["director"].all("/audit") == []


def test_no_other_system_hears_of_it_and_no_mail_tells_of_a_mail(people, daemon, receivers):
    receiver = receivers()
    register(people, receiver, "secretariat", types=["slip.issued"])
    other = receivers()
    endpoint = register(people, other, "suat", types=["digest.sent"])
    people[OFFICER].advance(MORNING)
    assert receiver.received == []
    assert {m["data"]["recipient"] for m in messages(other, endpoint)} <= {"suat-liaison"}
    told = people[OFFICER].all("/notices", about="office")
    assert {one["recipient"] for one in told} <= {"suat-liaison"}


def test_notices_about_no_case_are_listed_for_the_secretariat_alone(people, receivers):
    register(people, receivers(), "secretariat", types=["digest.sent"])
    register(people, receivers(lambda _: (410, {})), types=["case.transitioned"])
    accepted(people)
    people[OFFICER].advance(LATER)
    listed = people[OFFICER].all("/notices", about="office")
    assert {one["template"] for one in listed} == {"engine-endpoint-disabled"}
    assert all(one["case"] is None and one["state"] == "delivered" for one in listed)
    assert people[OFFICER].all("/notices", about="office", state="handed-over") == []
    for who in ("suat-liaison", "member-one"):
        answer = people[who].send("GET", "/api/v1/notices", about="office")
        assert (answer.status_code, answer.json()["code"]) == (403, "not-yours")


def test_what_the_office_owes_stands_in_the_directors_digest(people, daemon, receivers):
    register(people, receivers(lambda _: (410, {})), types=["case.transitioned"])
    accepted(people)
    people[OFFICER].advance(MORNING)
    (duty,) = [one for one in people["director"].all("/duties") if one["clock"] == "endpoint"]
    assert duty["assignee"] == "director"
    mails = {digest.to.addr_spec: digest for digest in received(daemon).values()}
    assert f"◆ {duty['label']}" in mails["director@example.org"].text
    assert duty["label"] not in mails["officer-one@example.org"].text


@pytest.fixture
def doubtful(serve):  # noqa: F811
    """A daemon that was cut off while it handed over its first digest, started again."""
    box = HangingPostbox()
    daemon = serve(smtp(box))
    director = daemon.people()["director"]
    director.advance("2026-03-03T08:29:00+08:00")
    box.armed.set()
    killed_while_telling(daemon, director, "2026-03-03T08:31:00+08:00", box.reached)
    box.let_go()
    yield serve(smtp(box)), box
    box.stop()


def in_doubt(people):
    return [one for one in people[OFFICER].all("/duties") if one["clock"] == "digest"]


def test_one_in_doubt_is_a_duty_until_somebody_says_that_it_arrived(doubtful):
    daemon, _ = doubtful
    people = daemon.people()
    people[OFFICER].advance("2026-03-03T09:00:00+08:00")
    listed = people[OFFICER].all("/digests", owner="all", state="uncertain")
    duties = in_doubt(people)
    assert listed and {one["id"] for one in duties} == {one["id"] for one in listed}
    assert all(one["case"] is None and "送达不明" in one["label"] for one in duties)
    assert [one for one in people["member-one"].all("/duties") if one["clock"] == "digest"] == []
    for one in listed:
        path = f"/api/v1/digests/{one['id']}/arrived"
        assert people["suat-liaison"].send("POST", path, {"reason": "不"}).status_code == 403
        answer = people[OFFICER].send("POST", path, {"reason": "本人来电确认"}, key=one["id"])
        assert (answer.status_code, answer.json()["state"]) == (200, "delivered")
        again = people[OFFICER].send("POST", path, {"reason": "本人来电确认"}, key=one["id"])
        assert again.content == answer.content
        late = people[OFFICER].send("POST", path, {"reason": "再说一次"})
        assert (late.status_code, late.json()["code"]) == (409, "not-possible-here")
    assert in_doubt(people) == []
    assert people["director"].all("/audit") == []


def test_one_in_doubt_is_sent_again_when_asked_in_the_same_bytes(doubtful):
    daemon, box = doubtful
    people = daemon.people()
    people[OFFICER].advance("2026-03-03T09:00:00+08:00")
    one, *_ = people[OFFICER].all("/digests", owner="all", state="uncertain")
    path = f"/api/v1/digests/{one['id']}/resend"
    answer = people[OFFICER].send("POST", path, {"reason": "本人没有收到"})
    assert (answer.status_code, answer.json()["state"]) == (200, "owed")
    before = len(box.raw)
    people[OFFICER].advance("2026-03-03T09:10:00+08:00")
    sent = [mail["Message-ID"] for _, mail in box.mails[before:]]
    assert f"<{one['id']}@wenzhen.test>" in sent
    assert one["id"] not in {duty["id"] for duty in in_doubt(people)}
    assert people["director"].all("/audit") == []


def test_one_in_doubt_is_nobodys_duty_once_the_next_one_arrived(doubtful):
    daemon, box = doubtful
    people = daemon.people()
    people[OFFICER].advance("2026-03-03T20:00:00+08:00")
    assert in_doubt(people)
    people[OFFICER].advance("2026-03-04T09:00:00+08:00")
    assert in_doubt(people) == []
    # While it was in doubt, the digest of whoever was to find out said so.
    mine = of(OFFICER, box)[-1]
    assert "送达不明" in text(mine)


def test_a_digest_that_there_is_not_is_not_found(people):
    for name in ("digest.daily.nobody.2026-03-03T0830", "x", "digest.daily.officer-one.0830"):
        path = f"/api/v1/digests/{name}/arrived"
        assert people[OFFICER].send("POST", path, {"reason": "甲"}).status_code == 404
