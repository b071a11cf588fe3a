"""What is kept from whom: hidden requesters, secret cases, drafts, and who keeps the roster."""

import socket

import pytest

REQUEST = {"title": "末班车太早", "description": "夜班人员回不去。", "source": "来电"}
DEPARTMENT = "district-transport"


@pytest.fixture
def hidden(people):
    """A request whose requester departments don't learn of, dispatched."""
    fields = {**REQUEST, "hide-requester": True, "contact-details": "张三 13912345678"}
    case = people["suat-liaison"].file("request", "suat", fields)
    return dispatched(people, case)


def dispatched(people, case):
    officer = people["officer-one"]
    sorted_ = {"category": "交通安全", "urgency": "一般", "weight": "一般"}
    officer.act(case["id"], "accept", sorted_)
    officer.act(case["id"], "dispatch", {"lead-department": DEPARTMENT})
    return case["id"]


def complete(people, case):
    liaison = people[f"{DEPARTMENT}-liaison"]
    liaison.act(case, "claim")
    done = {"outcome": "已解决", "public-reply": "已加开末班车。", "signed-by": "张科长"}
    liaison.act(case, "complete", done)


def everything(reader, case):
    """All that a reader is told of a case, as one text."""
    paths = [f"/cases/{case}", f"/cases/{case}/timeline", f"/cases/{case}/deadlines"]
    paths += ["/cases", "/duties?owner=me", f"/notices?case={case}", "/ledger"]
    return "\n".join(reader.send("GET", "/api/v1" + path).text for path in paths)


def test_a_hidden_requester_is_named_nowhere_to_the_department(people, hidden):
    liaison, officer = people[f"{DEPARTMENT}-liaison"], people["officer-one"]
    complete(people, hidden)
    officer.act(hidden, "approve")
    shown = liaison.case(hidden)
    assert (shown["owner"], shown["owner_label"]) == ("requester", "诉求单位")
    first = liaison.all(f"/cases/{hidden}/timeline")[0]
    assert (first["actor"], first["post"], first["actor_label"]) == (None, None, "诉求单位")
    told = everything(liaison, hidden)
    for secret in ("suat", "深理工", "深圳理工", "张三", "13912345678", "5678"):
        assert secret not in told, secret
    assert "suat" in everything(officer, hidden)


def test_the_requester_reads_no_draft_and_no_internal_reason(people):
    officer, asker = people["officer-one"], people["suat-liaison"]
    case = dispatched(people, asker.file("request", "suat", REQUEST))
    complete(people, case)
    assert "已加开末班车" not in everything(asker, case)
    officer.act(case, "reject", {"reason": "请写明哪几班"})
    assert "请写明哪几班" not in everything(asker, case)
    assert "请写明哪几班" in everything(people[f"{DEPARTMENT}-liaison"], case)
    done = {"outcome": "已解决", "public-reply": "已加开两班。", "signed-by": "张科长"}
    people[f"{DEPARTMENT}-liaison"].act(case, "complete", done)
    officer.act(case, "approve")
    assert "已加开两班" in everything(asker, case)


def test_the_council_member_in_charge_sees_a_secret_case_and_others_do_not(people):
    officer, one, two = (people[who] for who in ("officer-one", "member-one", "member-two"))
    case = people["suat-liaison"].file("request", "suat", {**REQUEST, "confidential": True})["id"]
    officer.act(
        case,
        "accept",
        {"category": "交通安全", "urgency": "一般", "weight": "一般", "member-in-charge": "member-two"},
    )
    assert two.case(case)["state"] == "pooled"
    assert case in [item["id"] for item in two.all("/cases")]
    assert one.send("GET", f"/api/v1/cases/{case}").status_code == 404
    assert case not in [item["id"] for item in one.all("/cases")]
    officer.act(case, "dispatch", {"lead-department": DEPARTMENT})
    ending = {"reason": "条件不具备", "public-reply": "暂不具备条件。"}
    assert one.attempt(case, "terminate", ending).status_code == 404
    two.act(case, "terminate", ending)
    assert people["director"].all("/audit") == []


def test_whoever_is_in_charge_of_a_secret_request_sees_the_assistance_asked_for(people):
    officer, lead = people["officer-one"], people[f"{DEPARTMENT}-liaison"]
    case = people["suat-liaison"].file("request", "suat", {**REQUEST, "confidential": True})["id"]
    accepted = {"category": "交通安全", "urgency": "一般", "weight": "一般"}
    officer.act(case, "accept", {**accepted, "member-in-charge": "member-two"})
    fields = {"lead-department": DEPARTMENT, "co-departments": ["district-education"]}
    officer.act(case, "dispatch", fields)
    lead.act(case, "claim")
    (help_asked,) = lead.all("/cases", procedure="assistance", limit=200)[:1]
    for who in ("officer-one", "member-two", f"{DEPARTMENT}-head", "district-education-liaison"):
        seen = people[who].case(help_asked["id"])
        assert seen["title"] == REQUEST["title"], who
        assert help_asked["id"] in [one["id"] for one in people[who].all("/cases", limit=200)]
    for who in ("officer-two", "member-one", "auditor", "suat-liaison"):
        answer = people[who].send("GET", f"/api/v1/cases/{help_asked['id']}")
        assert answer.status_code == 404, who
    officer.act(help_asked["id"], "cancel", {"reason": "不再需要"})
    assert people["director"].all("/audit") == []


@pytest.mark.parametrize("secret", ["hide-requester", "confidential"])
def test_an_open_and_a_secret_case_do_not_become_one(people, secret):
    officer = people["officer-one"]
    own = people["suat-liaison"].file("request", "suat", {**REQUEST, secret: True})
    other = people["bay-lab-liaison"].file("request", "bay-lab", REQUEST)
    for one, into in [(own, other), (other, own)]:
        refused = officer.attempt(one["id"], "merge", {"target-case": into["id"]})
        assert refused.status_code in (404, 409, 422), refused.text
    assert people["suat-liaison"].case(own["id"])["state"] == "submitted"
    assert people["bay-lab-liaison"].case(other["id"])["requesters"] == ["bay-lab"]


def test_a_department_names_its_own_handler_only(people):
    case = dispatched(people, people["suat-liaison"].file("request", "suat", REQUEST))
    liaison = people[f"{DEPARTMENT}-liaison"]
    refused = liaison.attempt(case, "claim", {"handler": "district-housing-handler"})
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == "/fields/handler"
    claim = next(one for one in liaison.case(case)["actions"] if one["id"] == "claim")
    handler = next(field for field in claim["fields"] if field["id"] == "handler")
    assert handler["options"] and all(one.startswith(DEPARTMENT) for one in handler["options"])


def test_an_action_goes_by_its_name_in_its_state_and_says_what_was_entered(people):
    case = dispatched(people, people["suat-liaison"].file("request", "suat", REQUEST))
    officer = people["officer-one"]
    for remark in ("第一条", "第二条"):
        officer.act(case, "note", {"remark": remark})
    said = {"person": f"{DEPARTMENT}-liaison", "means": "电话", "at": "2026-03-02T09:00+08:00"}
    officer.act(case, "claim", on_behalf=said)
    story = officer.all(f"/cases/{case}/timeline")
    label = next(one["label"] for one in story if one["action"] == "dispatch")
    assert label == "直接交办"
    remarks = [one["fields"]["remark"] for one in story if one["action"] == "note"]
    assert remarks == ["第一条", "第二条"]
    recorded = next(one["on_behalf"] for one in story if one["action"] == "claim")
    assert recorded["means"] == "电话" and recorded["said_by"]


def deputy(who, post, person):
    body = {"person": person, "from": "2026-03-02T09:00+08:00", "until": "2026-12-31T00:00+08:00"}
    return who.send("POST", f"/api/v1/posts/{post}/deputies", body)


def test_the_roster_is_kept_by_those_who_may(people):
    auditor, officer, director = (people[one] for one in ("auditor", "officer-one", "director"))
    assert deputy(auditor, "director", "auditor").status_code == 403
    assert deputy(auditor, "suat-liaison", "bay-lab-liaison").status_code == 403
    assert deputy(officer, "suat-liaison", "officer-one").status_code == 403
    assert deputy(officer, "director", "officer-two").status_code == 403
    assert deputy(director, "chair", "director").status_code == 403
    assert deputy(director, "director", "member-one").status_code == 201
    assert deputy(officer, "suat-liaison", "bay-lab-liaison").status_code == 201
    moved = auditor.send("POST", "/api/v1/clock", {"advance_to": "2026-03-03T09:00+08:00"})
    assert moved.status_code == 403
    far = officer.send("POST", "/api/v1/clock", {"advance_to": "2062-03-03T09:00+08:00"})
    assert (far.status_code, far.json()["errors"][0]["pointer"]) == (422, "/advance_to")


@pytest.mark.parametrize("day", ["9999-12-30", "0001-01-01", "2036-04-01"])
def test_a_date_far_off_is_a_slip_of_the_pen(people, day):
    fields = {"title": "第二期问诊会", "held-on": day}
    body = {"procedure": "clinic", "requester": "secretariat", "fields": fields}
    refused = people["officer-one"].send("POST", "/api/v1/cases", body)
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == "/fields/held-on"


@pytest.mark.parametrize("title", ["标\0题", "标\u202e题", "\u200b"])
def test_a_table_brings_in_no_character_that_a_body_may_not_have(daemon, people, title):
    table = f"提出单位,标题,问题诉求,来源\nsuat,{title},内容,来电\n".encode()
    answer = people["officer-one"].send(
        "POST", "/api/v1/imports", raw=table, content="text/csv; charset=utf-8", kind="requests"
    )
    faults = answer.json().get("faults") or answer.json().get("errors")
    assert faults and "201" != answer.status_code, answer.text
    assert not [one for one in people["officer-one"].all("/cases") if "标" in one["title"]]
    assert people["director"].all("/audit") == []


def test_head_has_no_body_and_a_wrong_method_is_named(daemon, people):
    with socket.create_connection(("127.0.0.1", daemon.port)) as wire:
        for path in ("/healthz", "/nowhere"):
            wire.sendall(f"HEAD {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wire.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        told = b""
        while piece := wire.recv(65536):
            told += piece
    statuses = [line.split()[1] for line in told.split(b"\r\n") if line.startswith(b"HTTP/1.1")]
    assert statuses == [b"200", b"404", b"200"]
    assert told.count(b"{") == 1, "one body for three answers"
    wrong = people["officer-one"].session.put(daemon.url + "/api/v1/cases")
    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "GET, POST")
    unknown = people["officer-one"].session.get(
        daemon.url + "/api/v1/cases", headers={"Authorization": "Bearer x"}
    )
    assert (unknown.status_code, unknown.headers["WWW-Authenticate"]) == (401, "Bearer")
