"""Endpoints: added by the secretariat, their secrets shown once, signed as others verify."""

import base64
import os
import stat

import pytest
from standardwebhooks import WebhookVerificationError

from client import Unanswered
from daemon import Daemon
from receiver import Receiver


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.stop()


def add(client, url, key=None, **more):
    body = {"organisation": "suat", "url": url, **more}
    return client.send("POST", "/api/v1/endpoints", body, key)


def added(client, url, **more):
    answer = add(client, url, **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


def change(client, endpoint, verb, body=None):
    return client.send("POST", f"/api/v1/endpoints/{endpoint}/{verb}", body or {})


def changed(client, endpoint, verb, body=None):
    answer = change(client, endpoint, verb, body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def kept(daemon):
    """Every byte that a daemon has left: its files and what it said."""
    paths = [path for path in daemon.data.iterdir() if path.is_file()]
    return b"".join(path.read_bytes() for path in paths) + daemon.tail().encode()


def test_a_test_message_is_verified_by_the_published_library(people, receiver):
    endpoint = added(people["officer-one"], receiver.url, ordered=True, types=["slip.issued"])
    assert endpoint["ordered"] and endpoint["types"] == ["slip.issued"]
    delivery = changed(people["officer-one"], endpoint["id"], "test")
    (received,) = receiver.received
    message = received.verified(endpoint["secret"])
    assert message["type"] == "endpoint.test"
    assert message["timestamp"] == "2026-03-02T09:00:00+08:00"
    assert message["data"] == {"endpoint": endpoint["id"], "organisation": "suat"}
    assert (delivery["delivered"], delivery["status"], delivery["message"]) == (
        True,
        204,
        received.id,
    )
    (logged,) = people["director"].all(f"/endpoints/{endpoint['id']}/deliveries")
    assert logged == delivery
    assert f"webhook-id: {received.id}" in logged["request"]


def test_the_secret_is_shown_once_and_lies_nowhere_in_the_clear(people, daemon, receiver):
    client = people["officer-one"]
    first, again = (add(client, receiver.url, key="once").json() for _ in range(2))
    assert first["secret"].startswith("whsec_") and again["secret"] is None
    assert {**first, "secret": None} == again
    fresh = changed(client, first["id"], "rotate")["secret"]
    for listed in people["director"].all("/endpoints"):
        assert "secret" not in listed
    changed(client, first["id"], "test")
    lying = kept(daemon)
    for secret in (first["secret"], fresh):
        assert secret.encode() not in lying
        assert base64.b64decode(secret.removeprefix("whsec_")) not in lying


def test_both_secrets_sign_for_a_day_after_a_rotation(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url)
    rotated = changed(client, endpoint["id"], "rotate")
    assert rotated["former_secret_until"] == "2026-03-03T09:00:00+08:00"
    changed(client, endpoint["id"], "test")
    assert len(receiver.received[-1].signatures) == 2
    for secret in (endpoint["secret"], rotated["secret"]):
        receiver.received[-1].verified(secret)
    client.advance("2026-03-03T09:00:00+08:00")
    changed(client, endpoint["id"], "test")
    receiver.received[-1].verified(rotated["secret"])
    with pytest.raises(WebhookVerificationError):
        receiver.received[-1].verified(endpoint["secret"])
    (listed,) = client.all("/endpoints")
    assert listed["former_secret_until"] is None


def test_secrets_outlive_a_restart_and_only_their_own_key_opens_them(store, tmp_path, receiver):
    daemon = Daemon(store, "--demo").wait()
    endpoint = added(daemon.people()["officer-one"], receiver.url)
    daemon.stop()
    key = store / "secret.key"
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    daemon = Daemon(store, "--demo").wait()
    changed(daemon.people()["officer-one"], endpoint["id"], "test")
    daemon.stop()
    receiver.received[-1].verified(endpoint["secret"])
    right = key.read_bytes()
    for wrong, words in [(bytes(32), "another store's key"), (b"short", "32 bytes")]:
        key.write_bytes(wrong)
        with pytest.raises(Unanswered, match=words):
            Daemon(store, "--demo").wait()
    key.unlink()
    with pytest.raises(Unanswered, match="bring it back"):
        Daemon(store, "--demo").wait()
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "wenzhen-key").write_bytes(right)
    environment = {"CREDENTIALS_DIRECTORY": str(credentials)}
    daemon = Daemon(store, "--demo", environment=environment).wait()
    changed(daemon.people()["officer-one"], endpoint["id"], "test")
    daemon.stop()
    receiver.received[-1].verified(endpoint["secret"])
    assert not key.exists()


def test_only_the_secretariat_has_to_do_with_endpoints(people, daemon, receiver):
    endpoint = added(people["director"], receiver.url)["id"]
    for person in ("suat-liaison", "auditor"):
        assert add(people[person], receiver.url).status_code == 403
        assert people[person].send("GET", "/api/v1/endpoints").status_code == 403
        assert change(people[person], endpoint, "test").status_code == 403
        deliveries = people[person].send("GET", f"/api/v1/endpoints/{endpoint}/deliveries")
        assert deliveries.status_code == 403
    status, page = daemon.operator().send("GET", "/endpoints")
    assert status == 200 and [item["id"] for item in page["items"]] == [endpoint]
    assert receiver.received == []


def test_disabling_needs_a_reason_and_happens_once(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url)["id"]
    refused = change(client, endpoint, "disable")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/reason")
    disabled = changed(client, endpoint, "disable", {"reason": "对方停机"})["disabled"]
    assert disabled == {
        "at": "2026-03-02T09:00:00+08:00",
        "reason": "对方停机",
        "failed": False,
    }
    assert change(client, endpoint, "disable", {"reason": "再次"}).status_code == 409
    assert changed(client, endpoint, "enable")["disabled"] is None
    assert change(client, endpoint, "enable").status_code == 409
    assert change(client, "nowhere", "enable").status_code == 404


@pytest.mark.parametrize(
    "url, words",
    [
        ("lab.example/hook", "https://"),
        ("ftp://lab.example/", "ftp"),
        ("https://a:b@lab.example/", "用户名"),
        ("http://lab.example.invalid:80/#x", "#"),
        ("https://10.0.0.1/", "private"),
        ("http://1.1.1.1/", "delivery.allow"),
        ("https://169.254.169.254/latest/", "link-local"),
    ],
)
def test_a_url_to_which_nothing_may_go_says_why(people, url, words):
    answer = add(people["officer-one"], url, organisations=["suat", "nobody"])
    assert answer.status_code == 422
    faults = {error["pointer"]: error["message"] for error in answer.json()["errors"]}
    assert set(faults) == {"/url", "/organisations/1"}
    assert words in faults["/url"]


def test_the_daemon_itself_is_no_receiver(people, daemon):
    answer = add(people["officer-one"], f"http://127.0.0.1:{daemon.port}/api/v1/clock")
    assert answer.status_code == 422 and "自己" in answer.json()["errors"][0]["message"]
    by_name = added(people["officer-one"], f"http://localhost:{daemon.port}/api/v1/clock")
    delivery = changed(people["officer-one"], by_name["id"], "test")
    assert delivery["status"] is None and "delivery.allow" in delivery["fault"]


def test_what_a_receiver_answers_is_logged_with_its_head_and_not_followed(people):
    elsewhere = {"Location": "http://127.0.0.1:1/", "X-Word": "甲".encode().decode("latin-1")}
    receiver = Receiver(lambda _: (302, elsewhere))
    endpoint = added(people["officer-one"], receiver.url)["id"]
    delivery = changed(people["officer-one"], endpoint, "test")
    receiver.stop()
    assert (delivery["status"], delivery["delivered"], delivery["fault"]) == (302, False, None)
    assert "Location: http://127.0.0.1:1/" in delivery["response"]
    assert delivery["address"] == "127.0.0.1" and len(receiver.received) == 1


def test_where_nobody_listens_the_log_says_so(people, receiver):
    receiver.stop()
    endpoint = added(people["officer-one"], receiver.url)["id"]
    delivery = changed(people["officer-one"], endpoint, "test")
    assert (delivery["status"], delivery["delivered"], delivery["response"]) == (None, False, "")
    assert delivery["fault"] == "无法建立连接"


def test_loopback_is_for_demonstrations_or_what_the_configuration_allows(tmp_path, receiver):
    data = tmp_path / "data"
    daemon = Daemon(data).wait()
    operator = daemon.operator()
    body = {"id": "lab", "name": "实验室", "kind": "member"}
    assert operator.send("POST", "/organisations", body)[0] == 201
    asked = {"organisation": "lab", "url": receiver.url}
    status, problem = operator.send("POST", "/endpoints", asked)
    assert status == 422 and "delivery.allow" in problem["errors"][0]["message"]
    daemon.stop()
    config = tmp_path / "wenzhen.yaml"
    config.write_text("delivery: {allow: [127.0.0.0/8]}\n")
    daemon = Daemon(data, config=config).wait()
    status, endpoint = daemon.operator().send("POST", "/endpoints", asked)
    assert status == 201
    status, delivery = daemon.operator().send("POST", f"/endpoints/{endpoint['id']}/test", {})
    assert status == 200 and delivery["delivered"]
    daemon.stop()
