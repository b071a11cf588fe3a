"""Mail: each notice reaches its recipient once as far as one can know, and what fails is a duty."""

import datetime
import email.utils
import re
import shutil
import ssl
import subprocess
import threading

import pytest

from daemon import ROOT, Daemon, binary
from postbox import Postbox, html, read, text
from receiver import Receiver
from steps import instant
from telling import LATER, REQUEST, accepted, killed_while_telling, notices

NEXT_DAY = "2026-03-03T09:00:00+08:00"
WEEK = "2026-03-09T18:00:00+08:00"
SENDER = "联合体秘书处 <office@wenzhen.test>"


@pytest.fixture
def serve(tmp_path):
    """Starts demos, each with a configuration of its own; a second start goes on with the same."""
    started = []

    def start(config="", rules="config"):
        path = tmp_path / "wenzhen.yaml"
        path.write_text(f"rules: {rules}\n{config}")
        daemon = Daemon(tmp_path / "data", "--demo", config=path)
        started.append(daemon.wait())
        return daemon

    yield start
    for daemon in started:
        daemon.stop()


@pytest.fixture
def postbox():
    """A mail server, and others that answer otherwise."""
    made = []

    def make(answer=None, **more):
        made.append(Postbox(answer, **more))
        return made[-1]

    yield make
    for box in made:
        box.stop()


def smtp(box):
    return f"mail:\n  smtp: {box.url}\n  from: {SENDER}\n"


def echo(people, case):
    """The one echo of the acceptance."""
    of_case = notices(people, case["id"]).values()
    (found,) = [item for item in of_case if item["template"] == "request-accepted"]
    return found


def to(address):
    return lambda stage, asked: stage == "recipient" and asked == address


def files(daemon):
    return {path.name: path.read_bytes() for path in (daemon.data / "mail").iterdir()}


def test_without_a_server_each_notice_is_a_file(serve):
    daemon = serve()
    people = daemon.people()
    case = accepted(people)
    people["officer-one"].advance(LATER)
    owed = notices(people, case["id"])
    assert owed and {item["state"] for item in owed.values()} == {"delivered"}
    kept = files(daemon)
    assert not [name for name in kept if not name.endswith(".eml")]
    for name, notice in owed.items():
        mail = read(kept[f"notice.{name}@localhost.eml"])
        assert mail["Message-ID"] == f"<notice.{name}@localhost>"
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail["To"].addresses[0].addr_spec.endswith("@example.org")
        for fact in notice["facts"]:
            assert fact["value"] in text(mail) and fact["value"] in html(mail)
        sent = email.utils.parsedate_to_datetime(mail["Date"])
        assert abs(sent - datetime.datetime.now(datetime.timezone.utc)).total_seconds() < 600
    assert people["director"].all("/audit") == []


def test_a_server_gets_each_notice_once_with_one_recipient(serve, postbox):
    box = postbox()
    people = serve(smtp(box)).people()
    case = accepted(people)
    people["officer-one"].advance(LATER)
    owed = notices(people, case["id"])
    assert {item["state"] for item in owed.values()} == {"delivered"}
    mails = [(to, mail) for to, mail in box.mails if to == ("suat-liaison@example.org",)]
    ids = {mail["Message-ID"]: mail for _, mail in mails}
    assert len(ids) == len(mails)
    assert {f"<notice.{name}@wenzhen.test>" for name in owed} <= set(ids)
    assert all(len(to) == 1 for to, _ in box.mails)
    mail = ids[f"<notice.{echo(people, case)['id']}@wenzhen.test>"]
    assert mail["From"].addresses[0].display_name == "联合体秘书处"
    assert mail["Subject"] == f"【回音】{case['number']} 路灯不亮"
    assert "您单位的诉求已受理" in text(mail) and "您单位的诉求已受理" in html(mail)


def test_words_that_look_like_headers_or_markup_stay_words(serve, postbox):
    box = postbox()
    people = serve(smtp(box)).people()
    title = "=?utf-8?q?x?= <b>路灯</b> {{sender}} \"；Bcc: spy@evil.test"
    case = accepted(people, title)
    people["officer-one"].advance(LATER)
    name = echo(people, case)["id"]
    (mail,) = [m for _, m in box.mails if m["Message-ID"] == f"<notice.{name}@wenzhen.test>"]
    assert mail["Subject"] == f"【回音】{case['number']} {title}"
    assert mail["Bcc"] is None
    assert title in text(mail)
    assert "<b>路灯" not in html(mail) and "&lt;b&gt;路灯" in html(mail)


def test_what_is_refused_for_now_comes_again_in_the_same_bytes(serve, postbox):
    refusals = iter(["451 4.7.1 greylisted", "452 4.3.1 full"])
    is_ours = to("suat-liaison@example.org")
    box = postbox(lambda stage, asked: is_ours(stage, asked) and next(refusals, None))
    people = serve(smtp(box)).people()
    case = accepted(people)
    people["officer-one"].advance("2026-03-02T09:00:30+08:00")
    waiting = [item for item in notices(people, case["id"]).values() if item["state"] == "owed"]
    assert waiting and all("邮件服务器不接受收件地址" in item["fault"] for item in waiting)
    # What changes meanwhile changes no byte.
    people["officer-one"].act(case["id"], "note", {"remark": "已转告"})
    people["officer-one"].advance("2026-03-02T12:00:00+08:00")
    assert {item["state"] for item in notices(people, case["id"]).values()} == {"delivered"}
    assert len(box.mails) == len({mail["Message-ID"] for _, mail in box.mails})


def test_what_is_refused_for_good_is_a_duty_with_its_reason(serve, postbox):
    is_ours = to("suat-liaison@example.org")
    box = postbox(lambda stage, asked: is_ours(stage, asked) and "550 5.1.1 <x> unknown")
    people = serve(smtp(box)).people()
    case = accepted(people)
    people["officer-one"].advance(LATER)
    failed = echo(people, case)
    assert failed["state"] == "handed-over" and failed["attempts"] == 1
    duties = people["officer-one"].all("/duties", owner="me")
    (duty,) = [duty for duty in duties if duty["id"] == failed["id"]]
    assert "550 5.1.1" in duty["label"]
    assert "suat-liaison@example.org" not in duty["label"]
    assert people["director"].all("/audit") == []


def test_a_silent_end_leaves_it_in_doubt_until_somebody_says(serve, postbox):
    hang = threading.Event()

    def answer(stage, asked):
        if stage == "message" and asked == "suat-liaison@example.org":
            hang.wait(4)
        return None

    box = postbox(answer)
    people = serve(smtp(box)).people()
    case = accepted(people)
    people["officer-one"].advance(LATER)
    doubtful = [i for i in notices(people, case["id"]).values() if i["state"] == "uncertain"]
    assert doubtful
    people["officer-one"].advance("2026-03-02T09:02:00+08:00")
    seen = {item["id"]: item for item in notices(people, case["id"]).values()}
    assert all(seen[item["id"]]["attempts"] == item["attempts"] for item in doubtful)
    duties = people["officer-one"].all("/duties", owner="me")
    assert {item["id"] for item in doubtful} <= {duty["id"] for duty in duties}
    hang.set()
    path = f"/api/v1/notices/{doubtful[0]['id']}/arrived"
    answered = people["officer-one"].send("POST", path, {"reason": "电话核实"})
    assert answered.status_code == 200, answered.text


def test_a_server_that_is_down_is_one_duty_and_nothing_is_lost(serve, postbox):
    box = postbox()
    box.stop()
    people = serve(smtp(box)).people()
    cases = [accepted(people, f"第{count}盏路灯不亮") for count in range(3)]
    people["officer-one"].advance("2026-03-02T10:00:00+08:00")
    duties = people["director"].all("/duties", owner="me")
    (duty,) = [duty for duty in duties if duty["id"] == "mail"]
    assert "无法建立连接" in duty["label"]
    for case in cases:
        assert {i["state"] for i in notices(people, case["id"]).values()} == {"owed"}
    box.start()
    people["officer-one"].advance(NEXT_DAY)
    for case in cases:
        assert {i["state"] for i in notices(people, case["id"]).values()} == {"delivered"}
    assert len(box.mails) == len({mail["Message-ID"] for _, mail in box.mails})
    left = people["director"].all("/duties", owner="me")
    assert all(duty["id"] != "mail" for duty in left)


def test_after_five_days_somebody_is_to_tell(serve, postbox):
    box = postbox()
    box.stop()
    people = serve(smtp(box)).people()
    case = accepted(people)
    people["officer-one"].advance(WEEK)
    failed = echo(people, case)
    assert failed["state"] == "handed-over"
    # It waited long enough: whoever is to tell has two working days from then.
    duties = people["officer-one"].all("/duties", limit=200)
    (duty,) = [duty for duty in duties if duty["id"] == failed["id"]]
    since = instant(duty["started_at"])
    assert since - instant(failed["at"]) >= datetime.timedelta(days=5)
    assert instant(duty["due_at"]) - since >= datetime.timedelta(days=1)


def test_who_has_no_address_is_somebodys_duty(serve):
    daemon = serve()
    operator = daemon.operator()
    people = daemon.people()
    person = {"id": "new-liaison", "name": "新联络员", "organisation": "suat"}
    assert operator.send("POST", "/people", person)[0] == 201
    holder = {"person": "new-liaison", "replaces": "suat-liaison"}
    answered = operator.send("POST", "/posts/suat-liaison/holders", holder)
    assert answered[0] == 201, answered
    case = people["officer-one"].file("request", "suat", REQUEST)
    people["officer-one"].advance(LATER)
    untold = notices(people, case["id"], "new-liaison").values()
    assert untold and {item["state"] for item in untold} == {"handed-over"}
    duties = people["officer-one"].all("/duties", owner="me")
    labels = [duty["label"] for duty in duties if duty["id"] in {item["id"] for item in untold}]
    assert labels and all("没有邮箱地址" in label for label in labels)


def test_an_echo_goes_by_mail_beside_the_endpoint(serve, postbox):
    box, receiver = postbox(), Receiver()
    people = serve(smtp(box)).people()
    body = {"organisation": "suat", "url": receiver.url}
    assert people["officer-one"].send("POST", "/api/v1/endpoints", body).status_code == 201
    case = accepted(people)
    people["officer-one"].advance(LATER)
    owed = notices(people, case["id"])
    assert {item["state"] for item in owed.values()} == {"delivered"}
    mailed = {mail["Message-ID"] for _, mail in box.mails}
    echoes = [item for item in owed.values() if item["kind"] == "echo"]
    pushed = {received.id for received in receiver.received}
    for item in echoes:
        by_mail = item["id"].endswith("-mail")
        assert (f"<notice.{item['id']}@wenzhen.test>" in mailed) == by_mail
        assert (item["id"] in pushed) != by_mail
    assert {item["id"] for item in echoes if item["id"].endswith("-mail")} == {
        item["id"] + "-mail" for item in echoes if not item["id"].endswith("-mail")
    }
    assert people["director"].all("/audit") == []
    receiver.stop()


def test_a_crash_within_a_mail_leaves_it_in_doubt_and_sends_it_no_second_time(serve, postbox):
    reached, hang = threading.Event(), threading.Event()

    def answer(stage, asked):
        if stage == "message":
            reached.set()
            hang.wait(20)
        return None

    box = postbox(answer)
    daemon = serve(smtp(box))
    people = daemon.people()
    case = accepted(people)
    killed_while_telling(daemon, people["director"], LATER, reached)
    hang.set()
    people = serve(smtp(box)).people()
    people["director"].advance(NEXT_DAY)
    found = people["officer-one"].all("/notices", state="uncertain")
    assert found and all("服务中断" in item["fault"] for item in found)
    mails = [mail["Message-ID"] for _, mail in box.mails]
    assert len(mails) == len(set(mails))
    assert notices(people, case["id"])
    assert people["director"].all("/audit") == []


def self_signed(folder):
    """A certificate for 127.0.0.1 that nobody vouches for, with the context of its server."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        + ["-subj", "/CN=wenzhen", "-addext", "subjectAltName=IP:127.0.0.1"]
        + ["-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context


def over_tls(box):
    return smtp(box).replace("smtp://", "smtps://")


def test_a_server_with_a_certificate_of_its_own_making_gets_nothing(serve, postbox, tmp_path):
    _, context = self_signed(tmp_path)
    box = postbox(ssl_context=context)
    people = serve(over_tls(box)).people()
    case = accepted(people)
    people["officer-one"].advance("2026-03-02T09:30:00+08:00")
    assert echo(people, case)["state"] == "owed"
    assert "证书不被信任" in echo(people, case)["fault"]
    # It says what is wrong with it.
    assert re.search("self.signed certificate", echo(people, case)["fault"])
    duties = people["director"].all("/duties", owner="me")
    (duty,) = [duty for duty in duties if duty["id"] == "mail"]
    assert "证书不被信任" in duty["label"]
    assert box.mails == []


def test_a_server_whose_authority_is_named_gets_its_mail_over_tls(serve, postbox, tmp_path):
    certificate, context = self_signed(tmp_path)
    box = postbox(ssl_context=context)
    people = serve(f"{over_tls(box)}  ca_file: {certificate}\n").people()
    case = accepted(people)
    people["officer-one"].advance(LATER)
    assert echo(people, case)["state"] == "delivered", echo(people, case)["fault"]
    assert box.mails


def test_templates_change_without_a_rebuild_and_faults_change_nothing(serve, tmp_path):
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "config", rules)
    daemon = serve(rules=rules)
    people = daemon.people()
    words = rules / "templates/request.yaml"
    lines = words.read_text().splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("request-accepted:"))
    lines[place] = "request-accepted: {says: '{{titel}}'}"
    words.write_text("\n".join(lines))
    status, answer = daemon.operator().send("POST", "/reload", {})
    assert status == 409, answer
    assert f"templates/request.yaml:{place + 1}:" in str(answer)
    assert "unknown variable `titel`" in str(answer)
    lines[place] = "request-accepted: {says: '已收下《{{title}}》。'}"
    words.write_text("\n".join(lines))
    status, answer = daemon.operator().send("POST", "/reload", {})
    assert status == 200, answer
    case = accepted(people)
    people["officer-one"].advance(LATER)
    name = echo(people, case)["id"]
    assert "已收下《路灯不亮》。" in text(read(files(daemon)[f"notice.{name}@localhost.eml"]))


@pytest.mark.parametrize(
    "config, words",
    [
        ("mail: {smtp: 'smtp://mail.example.org'}\n", "needs `from`"),
        ("mail: {smtp: 'smtp://a:b@mail.example.org', from: a@b}\n", "smtp-password"),
        ("mail: {smtp: 'smtp://x', from: a@b, user: a, password_file: /none}\n", "/none can't"),
    ],
)
def test_check_config_says_what_is_wrong_with_mail(tmp_path, config, words):
    path = tmp_path / "wenzhen.yaml"
    path.write_text(config)
    checked = subprocess.run(
        [binary(), "check-config", "--config", str(path)], cwd=ROOT, capture_output=True, text=True
    )
    assert checked.returncode == 1
    assert words in checked.stderr


def test_a_rehearsal_writes_to_nobody_outside(tmp_path):
    path = tmp_path / "wenzhen.yaml"
    path.write_text("mail: {smtp: 'smtp://mail.example.org', from: a@b}\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=path)
    assert daemon.process.wait(30) == 1
    assert "hands mail to loopback only" in daemon.tail()
    daemon.stop()
