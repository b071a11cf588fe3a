"""What is searched for is found: one character, two, mixed words, never across sentences."""

import pytest


@pytest.fixture
def found(people):
    officer = people["officer-one"]
    filed = people["suat-liaison"].file(
        "request",
        "suat",
        {
            "title": "申请5G基站与WiFi覆盖",
            "description": "地下车库没有信号。急救电话打不出去！B2层更差",
        },
    )

    def search(query):
        return filed["id"] in [case["id"] for case in officer.all("/cases", q=query, limit=200)]

    return search


@pytest.mark.parametrize(
    "query",
    ["库", "信号", "急救电话", "5G", "wifi", "WiFi覆盖", "5G基站与WiFi", "B2层", "车库 急救"],
)
def test_found(found, query):
    assert found(query)


@pytest.mark.parametrize("query", ["号急", "信号急救", "号车", "库信", "出去B2", "5", "6G"])
def test_not_found(found, query):
    assert not found(query)


def test_what_may_not_be_seen_is_not_found(people):
    people["suat-liaison"].file(
        "request",
        "suat",
        {"title": "涉及个人的诉求", "description": "请勿外传。", "confidential": True},
    )
    assert people["bay-lab-liaison"].all("/cases", q="勿外") == []
    assert len(people["officer-one"].all("/cases", q="勿外")) == 1
