import CaseCore
import WorkCalendar

/// Draws values of every kind that canonical bytes must carry.
struct RandomValues: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func number(_ range: ClosedRange<Int> = 0...9) -> Int {
    Int.random(in: range, using: &self)
  }

  mutating func maybe<Value>(_ value: (inout RandomValues) -> Value) -> Value? {
    Bool.random(using: &self) ? value(&self) : nil
  }

  mutating func several<Value>(_ value: (inout RandomValues) -> Value) -> [Value] {
    (0..<number(0...3)).map { _ in value(&self) }
  }

  mutating func pick<Values: Collection>(_ values: Values) -> Values.Element {
    values[values.index(values.startIndex, offsetBy: number(0...(values.count - 1)))]
  }

  mutating func word() -> String { pick(["handle", "a-b", "x9", "triage"]) }

  mutating func text() -> String {
    pick(["", "问诊会", "\"quoted\" \\ and\n\t\u{1}", "🙂é", "a{b}[c],:", "普通文本。第二句"])
  }

  mutating func instant() -> Instant {
    pick([
      Instant(milliseconds: Int64(number(0...99_999))), .distantFuture, Instant(milliseconds: .min),
    ])
  }

  mutating func date() -> CivilDate { CivilDate(daysSinceEpoch: number(-900...40_000)) }
  mutating func caseID() -> CaseID { CaseID(Int64(number(1...999))) }

  mutating func limit() -> Limit {
    let count = pick([1, 5, -10, 36_500])
    return pick([.workingDays(count), .days(count), .hours(count), .months(count)])
  }

  mutating func owner() -> Owner { Owner(post: PostID(word()), person: PersonID(word())) }

  mutating func actor() -> Actor {
    switch number(0...3) {
    case 0: .person(PersonID(word()), as: PostID(word()))
    case 1:
      .behalf(
        Behalf(
          recorder: PersonID(word()), post: PostID(word()), role: RoleName(word()),
          saidBy: text(), means: pick(BehalfMeans.allCases), saidOn: "2026-09-01",
          organisation: maybe { OrganisationID($0.word()) }))
    case 2: .time
    default: .administrator(as: maybe { PersonID($0.word()) })
    }
  }

  mutating func value() -> FieldValue {
    switch number() {
    case 0: .text(text())
    case 1: .erased
    case 2: .choice(text())
    case 3: .flag(Bool.random(using: &self))
    case 4: .integer(pick([0, -1, .max, .min, 42]))
    case 5: .date(date())
    case 6: .organisation(OrganisationID(word()))
    case 7: .organisations(several { OrganisationID($0.word()) })
    case 8: .person(PersonID(word()))
    default: .cases(several { $0.caseID() })
    }
  }

  mutating func fields() -> [FieldName: FieldValue] {
    Dictionary(several { (FieldName($0.word()), $0.value()) }) { first, _ in first }
  }
}
