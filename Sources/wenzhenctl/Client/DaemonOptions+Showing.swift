internal import WireFormat

extension DaemonOptions {
  /// Shows an answer as JSON where that was asked for, else as people read it.
  func show(_ value: JSONValue, as write: (JSONValue) -> Void) {
    if json { Terminal.write(value) } else { write(value) }
  }
}
