#!/usr/bin/env python3
"""Check `wenzhenctl calendar` from outside, by walking from day to day.

Reads the same calendar files with PyYAML and shares no code with Wenzhen: a working day is found by
looking at one day after the other, a month by asking Python's calendar. Compared, for every start
day of 2004-2027:

* due date and 暂定 of 1-60 wd, 1-60 d, 1-24 mo, and of as many backwards;
* explanations, line by line, of 60 wd, 60 d and each of 1-24 mo (the days of a shorter limit are
  the first days of a longer one), of a spread of shorter limits, and of some backwards;
* `calendar between` on a spread of pairs, that the single commands answer as the batch does, and
  that 0 of each unit, bad dates, unknown options and a missing directory are refused with 2.

    calendar_walk.py [--wenzhenctl PATH] [--calendars DIR]

Prints "N passed, N failed" and exits 1 if anything differs.
"""

import argparse
import calendar as month_lengths
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

FIRST_START, LAST_START = datetime.date(2004, 1, 1), datetime.date(2027, 12, 31)
LONGEST_DAYS, LONGEST_MONTHS = 60, 24
EXPLAINED = (
    [(60, "wd"), (60, "d")]
    + [(n, "mo") for n in range(1, LONGEST_MONTHS + 1)]
    + [(n, unit) for unit in ("wd", "d") for n in (1, 2, 5, 15)]
    + [(-20, "wd"), (-10, "d"), (-1, "mo"), (-5, "mo")]
)
SHOWN_DIFFERENCES = 20
WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
ONE_DAY = datetime.timedelta(days=1)


class Files:
    """What the calendar files say, merged by date."""

    def __init__(self, directory):
        circulars = []
        self.statutory = {}
        for path in sorted(Path(directory).glob("*.yaml")):
            # The base loader reads every word as text; another would take `off` for false.
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            if path.name == "zone.yaml":
                hours = content["office-hours"]
                self.close = (hours if isinstance(hours, str) else hours[-1]).split(" to ")[1]
            elif path.name == "statutory.yaml":
                self.statutory = {
                    datetime.date.fromisoformat(text): name
                    for text, name in content["days"].items()
                }
            else:
                circulars.append(content)
        self.version = len(circulars)
        self.named = {}
        for circular in sorted(circulars, key=self.issued):
            number = circular.get("number", f"{circular['year']}年放假通知")
            for key, is_work in (("off", False), ("work", True)):
                for date in self.dates(circular.get(key, [])):
                    self.named[date] = (is_work, number)
        known = {int(circular["year"]) for circular in circulars}
        last = min(known)
        while last + 1 in known:
            last += 1
        self.provisional_from = datetime.date(last, 12, 24)

    @staticmethod
    def issued(circular):
        return circular.get("issued", f"{circular['year']}-01-01"), circular["year"]

    @staticmethod
    def dates(value):
        for item in value if isinstance(value, list) else [value]:
            ends = [datetime.date.fromisoformat(end) for end in item.split(" to ")]
            first, last = ends[0], ends[-1]
            while first <= last:
                yield first
                first += ONE_DAY


class Day:
    """One day, its neighbours, and how its line of an explanation begins and ends."""

    def __init__(self, date, files):
        self.date = date
        self.iso = date.isoformat()
        self.weekday = WEEKDAYS[date.weekday()]
        self.provisional = date >= files.provisional_from
        if date in files.named:
            self.works, number = files.named[date]
            kind = f"调休上班（{number}）" if self.works else f"放假（{number}）"
        elif self.provisional and date in files.statutory:
            self.works, kind = False, f"法定节日（{files.statutory[date]}）"
        else:
            self.works = date.weekday() < 5
            kind = "工作日" if self.works else "周末"
        self.kind = kind
        self.head = f"  {self.iso} {self.weekday} {kind} "
        self.mark = " 暂定" if self.provisional else ""
        self.before = self.after = None

    def line(self, account):
        return self.head + account + self.mark


class Walk:
    """Due dates and explanations by walking over days that are linked one to the next."""

    def __init__(self, files):
        self.files = files
        self.days = {}
        date, previous = FIRST_START - 900 * ONE_DAY, None
        while date <= LAST_START + 1200 * ONE_DAY:
            day = Day(date, files)
            if previous:
                previous.after, day.before = day, previous
            self.days[date] = previous = day
            date += ONE_DAY

    def month_end(self, start, months):
        year, month = divmod(start.date.year * 12 + start.date.month - 1 + months, 12)
        number = min(start.date.day, month_lengths.monthrange(year, month + 1)[1])
        return self.days[datetime.date(year, month + 1, number)]

    @staticmethod
    def roll(day, backwards):
        """The days after `day` up to the working day on which its term is due."""
        passed = []
        while not day.works:
            day = day.before if backwards else day.after
            passed.append(day)
        return passed

    def counted(self, start, unit, longest):
        """Yields (count, due, settled) for 1..longest, or -1..longest if that is negative."""
        backwards = longest < 0
        day = start
        count = 0
        while count < abs(longest):
            day = day.before if backwards else day.after
            if unit == "wd" and not day.works:
                continue
            count += 1
            due = (self.roll(day, backwards) or [day])[-1]
            # Working days counted back hang on the latest of them, other dates on their own end.
            settled = (start.before if unit == "wd" else day) if backwards else due
            yield (-count if backwards else count), due, settled

    def dues(self, start):
        """Every answer expected for one start day, as the batch prints it."""
        for sign in (1, -1):
            for unit in ("wd", "d"):
                for count, due, settled in self.counted(start, unit, sign * LONGEST_DAYS):
                    yield f"{start.iso} {count}{unit} {due.iso}{settled.mark}"
            for count in range(1, LONGEST_MONTHS + 1):
                raw = self.month_end(start, sign * count)
                due = (self.roll(raw, sign < 0) or [raw])[-1]
                settled = raw if sign < 0 else due
                yield f"{start.iso} {sign * count}mo {due.iso}{settled.mark}"

    def explanation(self, start, count, unit):
        """The lines that the batch prints under one answer, that answer first."""
        backwards = count < 0
        before = "前" if backwards else ""
        lines = [start.line("起算日，不计")]
        day, number = start, 0
        if unit == "mo":
            day = self.month_end(start, count)
            lines.append(
                day.line(f"前 {-count} 个月" if backwards else f"满 {count} 个月"))
        while unit != "mo" and number < abs(count):
            day = day.before if backwards else day.after
            if unit == "wd" and not day.works:
                lines.append(day.line("不计"))
                continue
            number += 1
            name = "个工作日" if unit == "wd" else "天"
            lines.append(day.line(f"{before}第 {number} {name}"))
        passed = self.roll(day, backwards)
        word = "提前" if backwards else "顺延"
        for rest in passed:
            lines.append(rest.line(word + "至此" if rest.works else word))
        due = passed[-1] if passed else day
        if passed:
            lines.append(f"  {day.iso} 为休息日，{word}至 {due.iso}")
        settled = (start.before if unit == "wd" else day) if backwards else due
        note = "，暂定（以国务院办公厅放假通知为准）" if settled.provisional else ""
        lines.append(f"  到期 {due.iso} {due.weekday} {self.files.close}{note}")
        lines.append(f"  日历第 {self.files.version} 版")
        return [f"{start.iso} {count}{unit} {due.iso}{settled.mark}"] + lines

    def starts(self):
        day = self.days[FIRST_START]
        while day.date <= LAST_START:
            yield day
            day = day.after


class Check:
    """Asks wenzhenctl and keeps the score."""

    def __init__(self, program, directory):
        self.command = [program, "calendar"]
        self.directory = directory
        self.passed = self.failed = 0

    def note(self, expected, found):
        if expected == found:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= SHOWN_DIFFERENCES:
            print(f"expected {expected!r}\n   found {found!r}")

    def ask(self, *words):
        where = [] if "--calendars" in words else ["--calendars", self.directory]
        return subprocess.run(
            [*self.command, *words, *where], capture_output=True, text=True, check=False)

    def batch(self, queries, *flags):
        """The lines that the batch answers; the queries are written to a file first."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.writelines(queries)
            file.flush()
            words = ["add", "--batch", file.name, *flags, "--calendars", self.directory]
            with subprocess.Popen(
                [*self.command, *words], stdout=subprocess.PIPE, text=True, encoding="utf-8"
            ) as answer:
                for line in answer.stdout:
                    yield line.rstrip("\n")
                self.note(0, answer.wait())


def check_dues(check, walk):
    def queries():
        for start in walk.starts():
            for sign in ("", "-"):
                for unit, longest in (("wd", 60), ("d", 60), ("mo", 24)):
                    for count in range(1, longest + 1):
                        yield f"{start.iso} {sign}{count}{unit}\n"

    found = check.batch(queries())
    for start in walk.starts():
        for expected in walk.dues(start):
            check.note(expected, next(found, None))
    check.note(None, next(found, None))


def check_explanations(check, walk):
    found = check.batch(
        (f"{start.iso} {count}{unit}\n" for start in walk.starts() for count, unit in EXPLAINED),
        "--explain")
    for start in walk.starts():
        for count, unit in EXPLAINED:
            expected = walk.explanation(start, count, unit)
            for line in expected:
                check.note(line, next(found, None))
    check.note(None, next(found, None))


def check_single_commands(check, walk):
    starts = list(walk.starts())
    for index, start in enumerate(starts[::701]):
        end = starts[min(len(starts) - 1, index * 701 + 3 + 37 * index)]
        count, day = 0, start
        while day is not end:
            day = day.after
            count += day.works
        expected = f"{count}\n" + ("暂定\n" if end.provisional else "")
        check.note(expected, check.ask("between", start.iso, end.iso).stdout)
        for count, unit in ((7, "wd"), (-7, "wd"), (9, "d"), (2, "mo")):
            answer, *lines = walk.explanation(start, count, unit)
            _, limit, due, *mark = answer.split(" ")
            expected = [due, *mark, *(line[2:] for line in lines)]
            found = check.ask("add", start.iso, limit, "--explain")
            check.note(expected, found.stdout.splitlines())
    refused = [["add", "2026-09-18", limit] for limit in ("0wd", "0d", "0mo", "-0wd", "5", "wd")]
    refused += [["add", "2026-02-29", "1wd"], ["add", "2026-09-18"], ["add"], ["between", "x", "y"]]
    refused += [["between", "2026-09-19", "2026-09-18"], ["add", "2026-09-18", "1wd", "--explian"]]
    refused += [["add", "2026-09-18", "1wd", "--calendars", "/nowhere"]]
    for words in refused:
        found = check.ask(*words)
        seen = (words, found.returncode, found.stdout, found.stderr != "")
        check.note((words, 2, "", True), seen)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wenzhenctl", default=".build/release/wenzhenctl")
    parser.add_argument("--calendars", default="config/calendars")
    options = parser.parse_args()
    walk = Walk(Files(options.calendars))
    check = Check(options.wenzhenctl, options.calendars)
    check_dues(check, walk)
    check_explanations(check, walk)
    check_single_commands(check, walk)
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
