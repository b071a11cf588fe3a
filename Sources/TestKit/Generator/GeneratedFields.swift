internal import CaseCore
internal import WorkCalendar

/// The fields that generated procedures share.
enum GeneratedFields {
  static let heading: FieldName = "g-heading"
  static let word: FieldName = "g-word"
  static let why: FieldName = "g-why"
  static let firm: FieldName = "g-firm"
  static let friends: FieldName = "g-friends"
  static let sort: FieldName = "g-sort"
  static let sorts = ["甲", "乙", "丙"]
  static let pauseEnd: FieldName = "g-pause-end"

  static let all: [FieldRule] = [
    field(heading, .line(max: 60)), field(word, .text(max: 400)), field(why, .text(max: 400)),
    field(firm, .organisation(.department)), field(friends, .organisations(.department, max: 2)),
    field(sort, .choice(sorts)), field(pauseEnd, .date),
  ]

  private static func field(_ name: FieldName, _ type: FieldType) -> FieldRule {
    FieldRule(name: name, label: name.text, type: type, isInternal: false)
  }
}
