/// When digests are written.
package struct DigestSettings: Equatable, Sendable {
  /// The minute of each working day at which whoever owes something is written to; nil where
  /// nobody is.
  package var dailyMinute: Int?

  package static let standard = DigestSettings(dailyMinute: 8 * 60 + 30)
}

extension YAMLValue {
  /// In a file, `digests: {daily: 08:30}`, or `off` in the place of the hour.
  func digestSettings() -> DigestSettings? {
    fields { keys in
      var settings = DigestSettings.standard
      if let daily = keys.optional("daily") {
        guard daily.text() != "off" else { return DigestSettings(dailyMinute: nil) }
        settings.dailyMinute = daily.minuteOfDay() ?? settings.dailyMinute
      }
      return settings
    }
  }
}
