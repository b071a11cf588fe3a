/// What is offered about downtimes: what they delayed, and that somebody has seen to it.
enum DowntimeOperations {
  static let all: [Operation] = [
    .get(
      "listDowntimes", "/downtimes", tag: "downtimes", "查询系统停止运行而推迟了定时处理的时段，最近的在前",
      query: [
        .optional("state", .oneOf(["unseen"]), "只看尚未确认的")
      ] + Operation.pageParameters,
      answer: .page("DowntimePage", of: downtime)),
    .get(
      "showDowntime", "/downtimes/{downtime}", tag: "downtimes", "查看一次停机推迟了哪些事项",
      answer: .named(
        "DowntimeDetail",
        .object(members + [Member("delayed", .array(of: delayed, max: 100), "等得最久的一百件")]))),
    .post(
      "downtimeSeen", "/downtimes/{downtime}/seen", tag: "downtimes", "确认已核实受影响的事项",
      body: .named(
        "DowntimeSeen", .object([Member("reason", .prose(1...1_000), label: "核实情况")])),
      status: 200, answer: downtime, problems: [.notPossibleHere]),
  ]

  private static let members: [Member] = [
    Member("id", .identifier, "编号"),
    Member("from", .instant, "停止前最后一次记录"),
    Member("until", .instant, "恢复运行"),
    Member("cases", Shape.count, "定时处理被推迟的事项件数"),
    Member("longest_minutes", Shape.count, "推迟最久的分钟数"),
    .optional("seen_at", .nullable(.instant), "确认时间"),
  ]

  static let downtime = Shape.named("Downtime", .object(members))

  private static let delayed = Shape.named(
    "DelayedCase",
    .object([
      Member("case", .identifier, "事项"),
      Member("case_number", .label, "事项编号"),
      Member("due_at", .instant, "原定时间"),
      Member("minutes", Shape.count, "推迟的分钟数"),
    ]))
}
