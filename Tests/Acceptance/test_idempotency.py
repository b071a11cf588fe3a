"""A key is good for a day, for one person, and for one request."""

BODY = {"procedure": "request", "requester": "suat", "fields": {"title": "甲", "description": "乙"}}


def file(client, body=BODY, key="one"):
    return client.send("POST", "/api/v1/cases", body, key=key)


def test_a_key_of_yesterday_is_new(people):
    liaison, officer = people["suat-liaison"], people["officer-one"]
    # Many more keys than one commit clears away, and the one that matters is the newest of them.
    case = file(liaison, key="first").json()["id"]
    for number in range(150):
        liaison.act(case, "note", {"remark": "丙"}, key=f"note-{number}")
    first = file(liaison)
    officer.advance("2026-03-03T08:59+08:00")
    assert file(liaison).json() == first.json()
    officer.advance("2026-03-03T09:01+08:00")
    fresh = file(liaison)
    assert fresh.status_code == 201 and fresh.json()["id"] != first.json()["id"]
    assert file(liaison).json() == fresh.json()
    other = {**BODY, "fields": {"title": "另一件", "description": "乙"}}
    answer = file(liaison, other)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")


def test_yesterdays_key_takes_another_body(people):
    liaison, officer = people["suat-liaison"], people["officer-one"]
    file(liaison)
    officer.advance("2026-03-03T09:01+08:00")
    other = {**BODY, "fields": {"title": "另一件", "description": "乙"}}
    assert file(liaison, other).status_code == 201


def test_a_key_is_visible_ascii(people):
    for key, status in (("k" * 128, 201), ("k" * 129, 400), ("two words", 400)):
        answer = file(people["suat-liaison"], key=key)
        assert answer.status_code == status, key


def test_a_key_is_ones_own(people):
    first = file(people["suat-liaison"])
    body = {**BODY, "requester": "bay-lab"}
    other = file(people["bay-lab-liaison"], body)
    assert other.status_code == 201 and other.json()["id"] != first.json()["id"]
