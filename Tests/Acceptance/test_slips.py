"""A slip (督办单) that somebody holds in their hands is found in its case, wherever one looks."""

from climbed import number, recipients
from command_line import CHINESE, typed


def test_a_case_lists_the_slips_that_its_notices_brought(climbed):
    numbers = set()
    for case in climbed:
        for slip in case.case["slips"]:
            if not slip["number"]:
                continue
            said = int(slip["number"].split("〕")[1].removesuffix("号"))
            brought = [
                one
                for one in case.notices
                if one["template"] == "engine-slip" and number(one) == said
            ]
            assert recipients(brought) == {one["person"] for one in slip["recipients"]}
            assert slip["state"] == "issued" and slip["sent_at"] >= slip["laid_at"]
            numbers.add(said)
    assert numbers == {number(one) for case in climbed for one in case.notices} - {None}


def test_the_timeline_names_the_slip_that_each_entry_is_about(climbed):
    seen = set()
    for case in climbed:
        told = {entry["slip"]["index"]: entry["slip"] for entry in case.timeline if entry["slip"]}
        for slip in case.case["slips"]:
            last = told[slip["index"]]
            assert last == {name: slip[name] for name in last}
            seen.add(last["state"])
        signed = [one for one in case.timeline if one["kind"] == "slip-signed"]
        assert all(one["slip"]["state"] == "issued" for one in signed)
    assert {"issued", "unsigned"} <= seen


def test_the_ledger_says_which_slips_a_request_got(told, climbed):
    cells = {
        row["case"]: row["cells"]["slips"]
        for row in told.office.all("/ledger", columns="number,slips", limit=200)
    }
    for case in climbed:
        if case.case["procedure"] != "request":
            continue
        cell = cells[case.case["id"]]
        assert (cell == "") == (case.case["slips"] == [])
        for slip in case.case["slips"]:
            assert (slip["number"] or slip["label"]) in cell
            assert all(one["person_label"] in cell for one in slip["recipients"])


def test_the_command_line_shows_them(told, climbed):
    socket = {"WENZHEN_SOCKET": str(told.office.daemon.data / "control.sock")}
    case = next(one for one in climbed if any(slip["number"] for slip in one.case["slips"]))
    slip = next(one for one in case.case["slips"] if one["number"])
    for command in (("cases", "show"), ("cases", "timeline")):
        done = typed(*command, case.number, language=CHINESE, environment=socket)
        line = next((line for line in done.stdout.splitlines() if slip["number"] in line), None)
        assert line, (done.stdout, done.stderr)
        assert slip["label"] in line and slip["recipients"][0]["person_label"] in line
