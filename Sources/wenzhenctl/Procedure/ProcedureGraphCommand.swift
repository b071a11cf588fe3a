internal import ArgumentParser
internal import CaseCore
private import Foundation
internal import ProcedureLanguage

/// Draws the states of procedures and the actions between them.
struct ProcedureGraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw a procedure's states and actions.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case mermaid, dot
  }

  @OptionGroup var files: ProcedurePaths

  @Option(help: "What to draw for: mermaid or dot.")
  var format = Format.mermaid

  func run() throws {
    switch files.read() {
    case .failure(let complaints):
      FileHandle.standardError.write(Data("\(complaints)\n".utf8))
      throw ExitCode(1)
    case .success(let book):
      for procedure in book.procedures {
        let drawing = GraphDrawing(ProcedureGraph(procedure))
        print(format == .mermaid ? drawing.mermaid : drawing.dot)
      }
    }
  }
}
