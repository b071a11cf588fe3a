import ProcedureLanguage

/// The complaints of a reading as they are printed; none if it succeeded.
func faults<Value>(_ result: Result<Value, Complaints>) -> [String] {
  switch result {
  case .success: []
  case .failure(let complaints): complaints.list.map(\.description)
  }
}
