/// The strongly connected components of a graph, found in one pass (Tarjan).
struct StronglyConnected<Node: Hashable> {
  /// Those with several nodes, and single ones that lead to themselves, in the order found.
  private(set) var components: [Set<Node>] = []
  private let leaving: [Node: [Node]]
  private var index: [Node: Int] = [:]
  private var lowest: [Node: Int] = [:]
  private var stack: [Node] = []
  private var onStack: Set<Node> = []

  init(_ edges: [(from: Node, to: Node)]) {
    leaving = Dictionary(grouping: edges, by: \.from).mapValues { $0.map(\.to) }
    for edge in edges where index[edge.from] == nil { visit(edge.from) }
  }

  /// As deep as the longest way through the graph: tens of states, not more.
  private mutating func visit(_ node: Node) {
    index[node] = index.count
    lowest[node] = index[node]
    stack.append(node)
    onStack.insert(node)
    for other in leaving[node] ?? [] {
      if index[other] == nil {
        visit(other)
        lowest[node] = min(lowest[node] ?? 0, lowest[other] ?? 0)
      } else if onStack.contains(other) {
        lowest[node] = min(lowest[node] ?? 0, index[other] ?? 0)
      }
    }
    guard lowest[node] == index[node] else { return }
    var component: Set<Node> = []
    while let last = stack.popLast() {
      onStack.remove(last)
      component.insert(last)
      if last == node { break }
    }
    if component.count > 1 || leaving[node]?.contains(node) == true {
      components.append(component)
    }
  }
}
