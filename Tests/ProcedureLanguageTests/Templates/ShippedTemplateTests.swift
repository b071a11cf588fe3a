import CaseCore
import ProcedureLanguage
import Testing

/// The templates of `config/` say something of their own in every notice that is sent.
@Suite struct ShippedTemplateTests {
  @Test func `every notice of every shipped procedure has words of its own`() throws {
    let procedures = try ProcedureReader.read(paths: [ProcedureFiles.shipped]).get().procedures
    let templates = try TemplateReader.read(
      directory: ProcedureFiles.shippedTemplates, for: procedures
    ).get()
    for procedure in procedures {
      let own = templates.procedures[procedure.name] ?? [:]
      let told = procedure.templates.subtracting(own.keys)
      #expect(told.isEmpty, "\(procedure.name): \(told.map(\.text).sorted())")
      #expect(own.values.allSatisfy { $0.says != nil })
    }
    #expect(EngineTemplate.all.isSubset(of: templates.engine.keys))
    #expect(templates.engine.values.allSatisfy { $0.says != nil })
  }
}
