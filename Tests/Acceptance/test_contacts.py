"""Contact data is masked but for those who work the case; seeing it whole is on record."""

import pytest

FIELDS = {
    "title": "班车",
    "description": "末班车太早",
    "contact-details": "王老师 13812345678",
}


@pytest.fixture
def case(people):
    filed = people["suat-liaison"].file("request", "suat", FIELDS)
    people["officer-one"].act(
        filed["id"], "accept", {"category": "交通安全", "urgency": "一般", "weight": "一般"}
    )
    return filed["id"]


def contact(client, case):
    return client.case(case)["fields"]["contact-details"]


def test_those_who_work_the_case_see_it_whole(people, case):
    assert contact(people["suat-liaison"], case) == FIELDS["contact-details"]
    assert contact(people["officer-one"], case) == FIELDS["contact-details"]


def test_everybody_else_sees_three_and_four(people, case):
    for name in ("auditor", "member-one"):
        assert contact(people[name], case) == "王老师 138****5678"


def test_asking_needs_a_reason_and_leaves_an_event(people, case):
    auditor = people["auditor"]
    path = f"/api/v1/cases/{case}/contacts"
    assert auditor.send("POST", path, {}).status_code == 422
    before = len(auditor.all(f"/cases/{case}/timeline", limit=200))
    answer = auditor.send("POST", path, {"reason": "抽查回访"})
    assert answer.status_code == 200
    assert answer.json()["items"] == [
        {"field": "contact-details", "label": "联系方式", "value": FIELDS["contact-details"]}
    ]
    events = auditor.all(f"/cases/{case}/timeline", limit=200)
    assert len(events) == before + 1
    assert (events[-1]["kind"], events[-1]["actor"], events[-1]["note"]) == (
        "contacts-shown",
        "auditor",
        "抽查回访",
    )


def test_what_is_masked_is_not_found_by_searching(people, case):
    people["officer-one"].act(case, "dispatch", {"lead-department": "district-transport"})
    for name, number in (("officer-one", 1), ("district-transport-head", 0)):
        found = people[name].all("/cases", q="13812345678")
        assert len(found) == number, name
        assert case in [one["id"] for one in people[name].all("/cases", q="末班车太早")], name


def test_a_stranger_gets_nothing(people, case):
    answer = people["bay-lab-liaison"].send(
        "POST", f"/api/v1/cases/{case}/contacts", {"reason": "好奇"}
    )
    assert answer.status_code == 404


def test_the_lead_may_ask_unless_the_requester_is_hidden(people):
    for hidden, status in ((False, 200), (True, 403)):
        officer = people["officer-one"]
        fields = {**FIELDS, "hide-requester": hidden}
        filed = people["suat-liaison"].file("request", "suat", fields)["id"]
        officer.act(filed, "accept", {"category": "交通安全", "urgency": "一般", "weight": "一般"})
        officer.act(filed, "dispatch", {"lead-department": "district-transport"})
        head = people["district-transport-head"]
        shown = head.case(filed)["fields"].get("contact-details")
        assert shown == (None if hidden else "王老师 138****5678")
        answer = head.send("POST", f"/api/v1/cases/{filed}/contacts", {"reason": "联系诉求人"})
        assert answer.status_code == status, answer.text


def test_telephones_of_people_are_asked_for_too(people):
    officer = people["officer-one"]
    listed = {one["id"]: one for one in officer.all("/people", limit=200)}
    assert listed["officer-one"]["phone"] == "0755-0000-0002"
    assert listed["suat-liaison"]["phone"] == "075*******0008"
    assert listed["suat-liaison"]["mail"] is None
    path = "/api/v1/people/suat-liaison/contact"
    assert people["bay-lab-liaison"].send("POST", path, {"reason": "x"}).status_code == 403
    length = officer.get("/audit/chain")["length"]
    answer = officer.send("POST", path, {"reason": "通知开会"})
    assert answer.json()["phone"] == "0755-0000-0008"
    assert officer.get("/audit/chain")["length"] == length + 1
    assert officer.all("/audit") == []
