"""Silence counts only when the question arrived."""

import pytest

from daemon import Daemon


@pytest.mark.parametrize("lane", ["archive", "refuse"])
def test_an_unrated_case_ends_only_when_the_question_arrived(tmp_path, lane):
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"notices: {lane}\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    try:
        officer = daemon.people()["officer-two"]
        case = officer.all("/cases", state="awaiting-rating")[0]["id"]
        officer.advance("2026-03-10T10:00+08:00")
        if lane == "refuse":
            assert officer.case(case)["state"] == "awaiting-rating"
            officer.act(case, "reached", note="已电话告知")
        ended = officer.case(case)
        assert (ended["state"], ended["fields"]["unrated"]) == ("closed", True)
    finally:
        daemon.stop()
