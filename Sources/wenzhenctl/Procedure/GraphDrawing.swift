internal import CaseCore

/// A procedure's graph as text that drawing programs read; actions that stay are left out.
struct GraphDrawing {
  private let procedure: Procedure
  private let arrows: [Arrow]

  private struct Arrow: Hashable {
    let from: StateName
    let to: StateName
    let label: String
  }

  init(_ graph: ProcedureGraph) {
    procedure = graph.procedure
    var arrows: [Arrow] = []
    for edge in graph.edges where edge.from != edge.to {
      let label = edge.branch.label ?? edge.action.label
      let isByItself = edge.drives == [.timed] || edge.drives == [.automatic]
      let arrow = Arrow(from: edge.from, to: edge.to, label: isByItself ? "⏱ \(label)" : label)
      if !arrows.contains(arrow) { arrows.append(arrow) }
    }
    self.arrows = arrows
  }

  /// A state diagram of Mermaid's.
  var mermaid: String {
    var lines = ["---", "title: \(procedure.label) (\(procedure.name))", "---", "stateDiagram-v2"]
    for (index, state) in procedure.states.enumerated() {
      lines.append("  state \"\(escaped(state.label))\" as s\(index)")
    }
    lines.append("  [*] --> \(node(procedure.opening.state)): \(procedure.opening.label)")
    for arrow in arrows {
      lines.append("  \(node(arrow.from)) --> \(node(arrow.to)): \(arrow.label)")
    }
    for state in procedure.states where state.isFinal {
      lines.append("  \(node(state.name)) --> [*]")
    }
    return lines.joined(separator: "\n")
  }

  /// A digraph of Graphviz's.
  var dot: String {
    var lines = ["digraph \"\(procedure.name)\" {", "  label=\"\(escaped(procedure.label))\";"]
    for (index, state) in procedure.states.enumerated() {
      let shape = state.isFinal ? "doublecircle" : "box"
      lines.append("  s\(index) [label=\"\(escaped(state.label))\", shape=\(shape)];")
    }
    lines.append("  start [shape=point];")
    lines.append(
      "  start -> \(node(procedure.opening.state)) [label=\"\(escaped(procedure.opening.label))\"];"
    )
    for arrow in arrows {
      lines.append(
        "  \(node(arrow.from)) -> \(node(arrow.to)) [label=\"\(escaped(arrow.label))\"];")
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// States are numbered: hyphens in their names mean other things to the drawing programs.
  private func node(_ name: StateName) -> String {
    "s\(procedure.states.firstIndex { $0.name == name } ?? 0)"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
