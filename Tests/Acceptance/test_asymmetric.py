"""Signatures that a receiver checks with a public key alone, by a library that we did not write."""

import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from receiver import Receiver
from test_endpoints import added, change, changed, kept


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.stop()


def signed_under(received, public_key):
    """Whether one of the message's v1a signatures stands under the key."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key.removeprefix("whpk_")))
    stamp = received.headers["webhook-timestamp"]
    content = f"{received.id}.{stamp}.".encode() + received.body
    for signature in received.signatures:
        kind, text = signature.split(",", 1)
        if kind != "v1a":
            continue
        try:
            key.verify(base64.b64decode(text), content)
            return True
        except InvalidSignature:
            continue
    return False


def test_both_signatures_stand_in_one_header(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url, asymmetric=True)
    (listed,) = client.all("/endpoints")
    assert listed["public_key"] == endpoint["public_key"]
    changed(client, endpoint["id"], "test")
    (received,) = receiver.received
    assert [signature.split(",")[0] for signature in received.signatures] == ["v1", "v1a"]
    received.verified(endpoint["secret"])
    assert signed_under(received, endpoint["public_key"])


def test_both_keys_sign_for_a_day_after_a_rotation(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url, asymmetric=True)
    rotated = changed(client, endpoint["id"], "rotate")
    changed(client, endpoint["id"], "test")
    client.advance("2026-03-03T09:00:01+08:00")
    changed(client, endpoint["id"], "test")
    first, second = receiver.received
    old, new = endpoint["public_key"], rotated["public_key"]
    assert old != new
    assert [signed_under(first, key) for key in (old, new)] == [True, True]
    assert [signed_under(second, key) for key in (old, new)] == [False, True]
    for secret in (endpoint["secret"], rotated["secret"]):
        first.verified(secret)


def test_who_did_not_ask_for_it_has_one_signature(people, daemon, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url)
    assert endpoint["public_key"] is None
    changed(client, endpoint["id"], "test")
    (received,) = receiver.received
    assert [signature.split(",")[0] for signature in received.signatures] == ["v1"]
    assert base64.b64decode(endpoint["secret"].removeprefix("whsec_")) not in kept(daemon)


def test_an_endpoint_that_is_there_already_gets_a_second_key_beside_its_secret(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url)
    keyed = changed(client, endpoint["id"], "asymmetric")
    assert keyed["public_key"].startswith("whpk_") and "secret" not in keyed
    changed(client, endpoint["id"], "test")
    (received,) = receiver.received
    assert [signature.split(",")[0] for signature in received.signatures] == ["v1", "v1a"]
    received.verified(endpoint["secret"])
    assert signed_under(received, keyed["public_key"])
    again = change(client, endpoint["id"], "asymmetric")
    assert again.status_code == 409 and "rotate" in again.json()["detail"]
    (listed,) = client.all("/endpoints")
    assert listed["public_key"] == keyed["public_key"]


def test_a_second_key_within_a_rotation_leaves_the_former_secret_signing(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url)
    rotated = changed(client, endpoint["id"], "rotate")
    keyed = changed(client, endpoint["id"], "asymmetric")
    assert keyed["former_secret_until"] == rotated["former_secret_until"]
    changed(client, endpoint["id"], "test")
    (received,) = receiver.received
    for secret in (endpoint["secret"], rotated["secret"]):
        received.verified(secret)
    assert signed_under(received, keyed["public_key"])


def test_a_second_key_asked_for_twice_under_one_key_is_one(people, receiver):
    client = people["officer-one"]
    endpoint = added(client, receiver.url)
    path = f"/api/v1/endpoints/{endpoint['id']}/asymmetric"
    first, second = (client.send("POST", path, {}, "once").json() for _ in range(2))
    assert first == second and first["public_key"]
