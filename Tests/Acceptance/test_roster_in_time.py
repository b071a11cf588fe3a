"""Terms of office begin and end at midnights, and the duties go with them."""

from daemon import TEN, Daemon, tool


def duties(client):
    return [row for row in client.all("/duties", owner="me") if row["case"]]


def deputy(client, post, person, first, last):
    answer = client.send(
        "POST",
        f"/api/v1/posts/{post}/deputies",
        {"person": person, "from": f"{first}T00:00:00+08:00", "until": f"{last}T00:00:00+08:00"},
    )
    assert answer.status_code == 201, answer.text


def test_a_deputy_has_the_duties_from_the_first_midnight_to_the_last(people):
    one, two = people["officer-one"], people["officer-two"]
    director = people["director"]
    deputy(director, "officer-one", "officer-two", "2026-03-04", "2026-03-05")
    held = len(duties(one))
    assert held
    director.advance("2026-03-03T23:59:00+08:00")
    held = len(duties(one))
    director.advance("2026-03-04T00:00:00+08:00")
    assert duties(one) == []
    assert len(duties(two)) >= held
    case = duties(two)[0]["case"]
    kinds = [event["kind"] for event in director.all(f"/cases/{case}/timeline")]
    assert "owners-changed" in kinds
    assert director.all("/audit") == []
    director.advance("2026-03-06T00:00:00+08:00")
    assert duties(one)
    assert director.all("/audit") == []


def test_one_jump_moves_owners_at_the_same_instants_as_hours(tmp_path):
    def chronicle(name, instants):
        daemon = Daemon(tmp_path / name, "--demo").wait()
        try:
            people = daemon.people()
            deputy(people["director"], "officer-one", "officer-two", "2026-03-04", "2026-03-05")
            for instant in instants:
                people["director"].advance(instant)
            return sorted(
                (case["number"], event["kind"], event["at"])
                for case in people["director"].all("/cases", limit=200)
                for event in people["director"].all(f"/cases/{case['id']}/timeline", limit=200)
            )
        finally:
            daemon.stop()

    end = "2026-03-06T12:00:00+08:00"
    hours = [f"2026-03-0{day}T{hour:02}:30:00+08:00" for day in (3, 4, 5) for hour in range(24)]
    assert chronicle("jump", [end]) == chronicle("hours", hours + [end])


def test_a_vacancy_in_sight_is_the_directors_duty(people, store, tmp_path):
    director = people["director"]
    assert director.get("/status")["vacancies"] == []
    roster = (TEN / "roster.yaml").read_text()
    told = "      - person: officer-two\n        from: 2026-01-01\n"
    assert roster.count(told) == 1
    ending = told + (
        "        until: 2026-03-20\n"
        "    deputies:\n"
        "      - person: officer-one\n        from: 2026-03-21\n        when: vacancy\n"
    )
    file = tmp_path / "roster.yaml"
    file.write_text(roster.replace(told, ending))
    done = tool("roster", "import", str(file), "--socket", str(store / "control.sock"))
    assert done.returncode == 0, done
    (vacancy,) = director.get("/status")["vacancies"]
    assert vacancy["post"] == "officer-two" and vacancy["from"] == "2026-03-21"
    assert vacancy["acting"] == "officer-one"
    (duty,) = [row for row in director.all("/duties", owner="me") if not row["case"]]
    assert duty["due_at"] == "2026-03-20T18:00:00+08:00" and duty["light"] == "yellow"
    others = people["officer-one"].all("/duties", owner="me")
    assert all(row["case"] for row in others)
