"""What tests of telling people share: an echo that is owed, a daemon cut off meanwhile."""

import threading

LATER = "2026-03-02T09:01:00+08:00"
REQUEST = {"title": "路灯不亮", "description": "北侧三盏。"}


def accepted(people, title="路灯不亮"):
    """An urgent request of suat's that the secretariat has accepted: an echo is owed to suat."""
    case = people["suat-liaison"].file("request", "suat", {**REQUEST, "title": title})
    fields = {"category": "交通安全", "urgency": "紧急", "weight": "一般"}
    return people["officer-one"].act(case["id"], "accept", fields)


def notices(people, case, recipient="suat-liaison"):
    """The notices of a case that go to one person, by id."""
    listed = people["officer-one"].all("/notices", case=case)
    return {item["id"]: item for item in listed if item["recipient"] == recipient}


def silently(work, *arguments):
    """Does what may be cut off."""
    try:
        work(*arguments)
    except Exception:
        pass


def killed_while_telling(daemon, director, until, reached):
    """Lets time pass, and kills the daemon once something that hangs was reached."""
    advancing = threading.Thread(target=lambda: silently(director.advance, until))
    advancing.start()
    assert reached.wait(20)
    daemon.process.kill()
    daemon.process.wait()
    advancing.join()
