"""Routes, their description and what answers are one thing."""

import re

import pytest
from openapi_spec_validator import validate

from client import Client
from daemon import ROOT

KNOWN = re.compile(r'\.(get|post)\(\s*"\w+",\s*"([^"]+)"')


@pytest.fixture
def description(people):
    return people["officer-one"].description()


def operations(description):
    return [
        (method.upper(), path)
        for path, methods in description["paths"].items()
        for method in methods
        if method in ("get", "post", "delete")
    ]


def test_the_description_is_openapi(description):
    validate(description)


def test_every_operation_of_the_table_is_described(description):
    text = "".join(
        path.read_text() for path in (ROOT / "Sources/WireFormat/Paths").glob("*.swift")
    )
    table = {(method.upper(), "/api/v1" + path) for method, path in KNOWN.findall(text)}
    assert table and table <= set(operations(description))


def test_every_described_operation_answers(people, daemon, description):
    for method, path in operations(description):
        asked = path.replace("{id}", "nowhere").replace("{action}", "nothing")
        answer = people["director"].send(method, asked, *([{}] if method == "POST" else []))
        code = answer.json().get("code") if answer.content else None
        assert answer.status_code < 500, (method, path, answer.text)
        assert code != "method-not-allowed", (method, path)
        if "{" not in path:
            assert answer.status_code != 404, (method, path)


def test_nothing_is_answered_without_a_token(daemon, description):
    for method, path in operations(description):
        asked = path.replace("{id}", "nowhere").replace("{action}", "nothing")
        answer = Client(daemon).send(method, asked)
        open_to_all = path in ("/api/v1/openapi.json", "/healthz", "/readyz", "/metrics")
        assert (answer.status_code == 401) != open_to_all, (method, path, answer.status_code)


@pytest.mark.parametrize(
    "method, path",
    [
        ("GET", "/api/v1/nothing"),
        ("DELETE", "/api/v1/cases"),
        ("PUT", "/api/v1/cases"),
        ("GET", "/"),
    ],
)
def test_what_is_not_described_is_not_there(people, method, path):
    assert people["director"].send(method, path).status_code in (404, 405)


def test_a_key_answers_again_and_no_other_body(people):
    client = people["suat-liaison"]
    body = {
        "procedure": "request",
        "requester": "suat",
        "fields": {"title": "甲", "description": "乙"},
    }
    first, again = (client.send("POST", "/api/v1/cases", body, key="once") for _ in range(2))
    assert (first.status_code, first.json()["id"]) == (again.status_code, again.json()["id"])
    body["fields"]["title"] = "丙"
    other = client.send("POST", "/api/v1/cases", body, key="once")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")


def test_a_stale_version_is_refused(people):
    client = people["suat-liaison"]
    case = client.file("request", "suat", {"title": "甲", "description": "乙"})
    client.act(case["id"], "note", {"remark": "丙"})
    stale = client.attempt(case["id"], "note", {"remark": "丁"}, version=case["version"])
    assert (stale.status_code, stale.json()["code"]) == (409, "stale-version")
