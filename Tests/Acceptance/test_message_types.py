"""Of which family the messages about a case are, its procedure's file says."""

from test_courier import receivers, register

CLINIC = ["clinic.opened", "clinic.transitioned", "clinic.closed"]


def types(receiver, endpoint, case):
    """The types of the messages about one case, in the order in which they came."""
    messages = [received.verified(endpoint["secret"]) for received in receiver.received]
    return [message["type"] for message in messages if message["data"]["case"] == case["id"]]


def test_a_clinics_messages_go_by_the_family_that_its_file_names(people, receivers):
    clinics, rest = receivers(), receivers()
    endpoint = register(people, clinics, "secretariat", types=CLINIC)
    other = register(people, rest, "secretariat")
    officer = people["officer-one"]
    fields = {"title": "2026年第二期问诊会", "held-on": "2026-04-23"}
    clinic = officer.file("clinic", "secretariat", fields)
    officer.advance("2026-03-02T09:10:00+08:00")
    officer.act(clinic["id"], "open-collection")
    officer.advance("2026-03-02T09:20:00+08:00")
    officer.act(clinic["id"], "cancel", {"reason": "场地不可用"})
    officer.advance("2026-03-02T09:30:00+08:00")
    seen = types(clinics, endpoint, clinic)
    assert list(dict.fromkeys(seen)) == CLINIC
    assert types(rest, other, clinic) == []
    assert people["director"].get("/audit")["items"] == []


def test_a_procedure_that_names_none_goes_by_case(people, receivers):
    receiver = receivers()
    endpoint = register(people, receiver, types=["case.opened"])
    case = people["suat-liaison"].file("request", "suat", {"title": "甲", "description": "乙"})
    people["officer-one"].advance("2026-03-02T09:10:00+08:00")
    assert set(types(receiver, endpoint, case)) == {"case.opened"}


def test_a_type_that_no_message_has_is_refused_with_those_there_are(people, receivers):
    body = {"organisation": "suat", "url": receivers().url, "types": ["slip.issued", "clinic.held"]}
    refused = people["officer-one"].send("POST", "/api/v1/endpoints", body)
    assert refused.status_code == 422
    (fault,) = refused.json()["errors"]
    assert fault["pointer"] == "/types/1"
    assert "clinic.closed" in fault["message"] and "duty.due_soon" in fault["message"]


def test_of_a_secret_case_only_the_systems_of_its_parties_hear(people, daemon, receivers):
    secretariats, own = receivers(), receivers()
    register(people, secretariats, "secretariat")
    register(people, own, "suat")
    fields = {"title": "不公开的一件", "description": "甲。", "confidential": True}
    case = people["suat-liaison"].file("request", "suat", fields)
    sorted_out = {"category": "交通安全", "urgency": "紧急", "weight": "一般"}
    people["officer-one"].act(case["id"], "accept", sorted_out)
    people["officer-one"].advance("2026-03-10T12:00:00+08:00")
    about = lambda receiver: [r for r in receiver.received if case["number"] in r.body.decode()]
    assert about(own) and about(secretariats) == []
    # Whoever is told of it there is told by mail.
    listed = people["officer-one"].all("/notices", case=case["id"])
    inside = [one for one in listed if not one["recipient"].startswith("suat")]
    assert inside and {one["state"] for one in inside} == {"delivered"}
    mails = {path.name for path in (daemon.data / "mail").iterdir()}
    assert {f"notice.{one['id']}@localhost.eml" for one in inside} <= mails
