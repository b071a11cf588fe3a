"""Why a deadline lies where it does, found by walking from day to day.

From what the daemon records of a clock (its start, its limit or the date it hangs on, and the
intervals in which it ran or was held) follow the days that its explanation must list and the day
on which it is due. Shares no code with Wenzhen.
"""

import datetime

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
FOREVER = datetime.datetime.max.replace(tzinfo=SHANGHAI)


class Clock:
    """One deadline as the interface tells it, and the same worked out by walking."""

    def __init__(self, told, walk, now):
        self.told, self.walk, self.now = told, walk, now
        self.start = walk.days[self.instant(told["started_at"]).date()]
        self.is_held = told["phase"] == "held"
        # The day by which the count is followed: to its end, or until now while it stands still.
        self.today = walk.days[now.date()] if self.is_held else None

    def instant(self, text):
        return datetime.datetime.fromisoformat(text).astimezone(SHANGHAI)

    def close(self, day):
        hour, minute = map(int, self.walk.files.close.split(":"))
        return datetime.datetime.combine(day.date, datetime.time(hour, minute), SHANGHAI)

    def holds(self, lasting):
        """The stretches held, adjoining ones made one; one that lasts ends at `lasting`.

        In which a clock ended, it was not due again: that stretch counts for nothing.
        """
        spans, intervals = [], self.told["intervals"]
        if self.told["ended_at"] and intervals[-1]["phase"] == "held":
            intervals = intervals[:-1]
        for one in intervals:
            begin = self.instant(one["from"])
            end = self.instant(one["until"]) if one["until"] else lasting
            if one["phase"] != "held":
                continue
            if spans and spans[-1][1] == begin:
                begin = spans.pop()[0]
            spans.append((begin, end))
        return spans

    def row(self, day, account, count=None):
        return {
            "date": day.iso,
            "counted": count is not None,
            "count": count,
            "reason": f"{day.kind}，{account}",
            "provisional": day.provisional,
        }

    def expected(self):
        """The days of the explanation, and when the count alone makes the clock due."""
        limit = self.told["limit"]
        first = [self.row(self.start, "起算日，不计")]
        if not limit:
            return self.dated(first, self.origin(), "所定日期")
        if limit.endswith("wd"):
            return self.working_days(first, int(limit[:-2]))
        if limit.endswith("mo"):
            months = int(limit[:-2])
            return self.dated(first, self.walk.month_end(self.start, months), f"满 {months} 个月")
        if limit.endswith("d"):
            return self.civil_days(first, int(limit[:-1]))
        return self.hours(int(limit[:-1]))

    def working_days(self, rows, limit):
        day, count, holds = self.start, 0, self.holds(FOREVER)
        while count < limit and day is not self.today:
            day = day.after
            if not day.works:
                rows.append(self.row(day, "不计"))
            elif any(begin < self.close(day) <= end for begin, end in holds):
                rows.append(self.row(day, "暂停，不计"))
            else:
                count += 1
                rows.append(self.row(day, f"第 {count} 个工作日", count))
        return rows, self.close(day)

    def hours(self, hours):
        held = sum((end - begin for begin, end in self.holds(self.now)), datetime.timedelta())
        due = self.instant(self.told["started_at"]) + datetime.timedelta(hours=hours) + held
        day, account = self.walk.days[due.date()], f"满 {hours} 小时"
        return [self.row(self.today or day, "暂停，不计" if self.is_held else account)], due

    def moved(self, day):
        """A date put off by the civil days held, and the days of those holds."""
        paused = []
        for begin, end in self.holds(self.now):
            if begin > self.close(self.rolled(day)[-1]):
                continue
            one = self.walk.days[begin.date()]
            while one.date < end.date():
                one, day = one.after, day.after
                paused.append(one)
        return day, paused

    def rolled(self, day):
        """The date itself and the rest days after it, to the working day that it is due on."""
        return [day, *self.walk.roll(day, backwards=False)]

    def civil_days(self, rows, limit):
        plain = self.start
        for _ in range(limit):
            plain = plain.after
        end, paused = self.moved(plain)
        day, count, last = self.start, 0, self.rolled(end)[-1]
        while day is not last and day is not self.today:
            day = day.after
            if day in paused:
                rows.append(self.row(day, "暂停，不计"))
            elif count < limit:
                count += 1
                rows.append(self.row(day, f"第 {count} 天", count))
            else:
                rows.append(self.row(day, "顺延至此" if day.works else "顺延"))
        return rows, self.close(last)

    def dated(self, rows, plain, account):
        end, paused = self.moved(plain)
        marks = {self.start.date: rows[0]}
        marks |= {day.date: self.row(day, "暂停，不计") for day in paused}
        for day in self.rolled(end)[1:]:
            marks.setdefault(day.date, self.row(day, "顺延至此" if day.works else "顺延"))
        marks[end.date] = self.row(end, account)
        last = self.rolled(end)[-1]
        shown = self.today.date if self.is_held else last.date
        return [marks[date] for date in sorted(marks) if date <= shown], self.close(last)

    def origin(self):
        """The date that a clock hangs on, counted from where the interface says it comes from."""
        base = self.walk.days[datetime.date.fromisoformat(self.told["origin"]["date"])]
        rows, day = self.from_origin(base, self.told["origin"]["offset"])
        assert self.told["origin"]["days"] == rows, (self.told, rows)
        return day

    def from_origin(self, base, offset):
        if not offset:
            return [], base
        assert offset.endswith("wd"), offset
        limit, rows, day, count = int(offset[:-2]), [self.row(base, "起算日，不计")], base, 0
        while count < abs(limit):
            day = day.before if limit < 0 else day.after
            if not day.works:
                rows.append(self.row(day, "不计"))
                continue
            count += 1
            word = "前第" if limit < 0 else "第"
            rows.append(self.row(day, f"{word} {count} 个工作日", count))
        return rows, day
