import pytest


@pytest.fixture
def filed(people):
    return people["suat-liaison"].file(
        "request", "suat", {"title": "B997路末班车", "description": "太早。夜里没有车。"})


@pytest.mark.parametrize("words,found", [
    ("末班", True), ("班", True), ("B997", True), ("b997路", True), ("末车", False),
    ("太早夜里", False), ("地铁", False),
])
def test_search_finds_words_and_phrases_within_a_sentence(people, filed, words, found):
    ids = [case["id"] for case in people["officer-one"].all("/cases", q=words, limit=200)]
    assert (filed["id"] in ids) == found
