"""Mail that is set up: what is wrong is told at the start, what was mended is tried anew."""

from daemon import Daemon
from telling import accepted, notices
from test_mail import echo, postbox, serve, smtp


def test_a_restart_tries_at_once_what_waits_for_a_server_that_had_failed(serve, postbox):
    box = postbox()
    box.stop()
    daemon = serve(smtp(box))
    people = daemon.people()
    case = accepted(people)
    # The lane waits for four minutes at least.
    people["officer-one"].advance("2026-03-02T09:01:00+08:00")
    assert echo(people, case)["state"] == "owed"
    (reason,) = people["director"].get("/status")["reasons"]
    assert "邮件发不出去：无法建立连接" in reason
    assert daemon.tail().count("mail does not go out") == 1
    daemon.stop()
    box.start()
    people = serve(smtp(box)).people()
    people["officer-one"].advance("2026-03-02T09:02:00+08:00")
    assert {i["state"] for i in notices(people, case["id"]).values()} == {"delivered"}
    assert people["director"].get("/status")["reasons"] == []
    assert people["director"].all("/audit") == []


def test_authorities_that_are_none_are_told_at_the_start(store, tmp_path):
    for file in (tmp_path / "none.pem", tmp_path / "config.yaml"):
        config = tmp_path / "config.yaml"
        server = "mail:\n  smtp: smtps://127.0.0.1:465\n  from: a@b.test\n"
        config.write_text(f"rules: config\n{server}  ca_file: {file}\n")
        daemon = Daemon(store, "--demo", config=config)
        assert daemon.process.wait(timeout=60) == 1
        assert f"{file} (mail.ca_file)" in daemon.tail()
        daemon.stop()
