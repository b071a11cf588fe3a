package import NetworkAddresses

/// To where webhooks may go, and how many at once.
package struct DeliverySettings: Equatable, Sendable {
  /// Ranges that are no public receiver's and are receivers here all the same.
  package var allow: [AddressRange]
  /// How many attempts are under way at once.
  package var concurrency: Int

  package static let standard = DeliverySettings(allow: [], concurrency: 64)
}

extension YAMLValue {
  func deliverySettings() -> DeliverySettings? {
    fields { keys in
      var settings = DeliverySettings.standard
      let ranges = keys.optional("allow")?.list { $0.addressRange(alone: .isRefused) }
      settings.allow = ranges ?? settings.allow
      let concurrency = keys.optional("concurrency")?.int(in: 1...1_024)
      settings.concurrency = concurrency ?? settings.concurrency
      return settings
    }
  }
}
