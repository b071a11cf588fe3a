internal import ArgumentParser
internal import CaseCore
private import Foundation
internal import ProcedureLanguage

/// Draws the states of procedures and the actions between them.
struct ProcedureGraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: Words.either("Draw a procedure's states and actions.", "绘制规程的环节和动作。"),
    discussion: """
        wenzhenctl procedure graph config/procedures/request.yaml > request.mmd
        wenzhenctl procedure graph config/procedures/clinic.yaml --format dot
      """)

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
