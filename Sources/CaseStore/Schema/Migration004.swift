/// What lists ask of a case, without its snapshot: a list walks these from the newest on, forty to
/// a page where the table itself has one or two.
///
/// Frozen, as every migration.
enum Migration004 {
  static let sql = """
    CREATE INDEX case_listed ON case_file(id, procedure, state, is_final, owner_post, lead_org,
      confidential, yellow_at, red_at, is_grey);
    """
}
