/// The cases of a procedure that no other case opened, in the order of their numbers: what recurs
/// is found by it.
///
/// Partial, so that no list of cases takes it for its own.
///
/// Frozen, as every migration.
enum Migration016 {
  static let sql = """
    CREATE INDEX case_of_procedure ON case_file(procedure, id) WHERE parent_id IS NULL;
    """
}
