/// The version of both programs, and of the interface between them.
package enum ProgramVersion {
  package static let text = "0.1.0"
}
