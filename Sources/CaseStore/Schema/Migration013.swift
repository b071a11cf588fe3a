/// Who takes part in a case stands in the search index too, so that a member's search goes through
/// what it may see and not through what all others filed: of 100,000 cases with 30 members, one in
/// thirty.
///
/// The pieces are cut as `SearchText.piece(of:)` cuts them.
///
/// Frozen, as every migration.
enum Migration013 {
  static let sql = """
    CREATE VIRTUAL TABLE found_text USING fts5(
      open_text, internal_text, party, tokenize = 'unicode61');
    CREATE TEMP TABLE pieces_of_case(case_id INTEGER PRIMARY KEY, pieces TEXT NOT NULL);
    INSERT INTO pieces_of_case(case_id, pieces)
      SELECT case_id, group_concat(piece, ' ')
      FROM (SELECT case_id, 'p' || lower(hex(party)) AS piece FROM case_party
        ORDER BY case_id, party)
      GROUP BY case_id;
    INSERT INTO found_text(rowid, open_text, internal_text, party)
      SELECT s.rowid, s.open_text, s.internal_text, coalesce(p.pieces, '')
      FROM case_search s LEFT JOIN pieces_of_case p ON p.case_id = s.rowid;
    DROP TABLE temp.pieces_of_case;
    DROP TABLE case_search;
    ALTER TABLE found_text RENAME TO case_search;
    """
}
