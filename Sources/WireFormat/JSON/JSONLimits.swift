/// How large and how deep a JSON text may be.
package struct JSONLimits: Sendable {
  /// The longest text, in bytes.
  package var bytesMax: Int
  /// The most arrays and objects inside one another.
  package var depthMax: Int

  package init(bytesMax: Int, depthMax: Int) {
    self.bytesMax = bytesMax
    self.depthMax = depthMax
  }

  /// The limits of every body that comes from outside.
  package static let body = JSONLimits(bytesMax: 1_048_576, depthMax: 32)
}
