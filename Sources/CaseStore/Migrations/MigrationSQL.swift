/// The statements about migrations of cases to newer versions of their procedures.
enum MigrationSQL: String, CaseIterable {
  case insert = """
    INSERT INTO migration(number, procedure, ordered, began_at, moved)
    VALUES(:number, :procedure, :ordered, :at, 0)
    """
  case addMoved = "UPDATE migration SET moved = moved + :count WHERE number = :number"
  case end = "UPDATE migration SET ended_at = :at WHERE number = :number AND ended_at IS NULL"
  case insertLeft = """
    INSERT INTO migration_left(number, case_id, reason) VALUES(:number, :id, :reason)
    ON CONFLICT DO NOTHING
    """
  case underWay = """
    SELECT * FROM migration WHERE ended_at IS NULL AND number > 0 ORDER BY number LIMIT 1
    """
  case one = "SELECT * FROM migration WHERE number = :number"
  case countLeft = "SELECT count(*) FROM migration_left WHERE number = :number"
  case ofProcedure = """
    SELECT * FROM migration WHERE procedure = :procedure AND number < :before
    ORDER BY number DESC LIMIT :limit
    """
  case left = """
    SELECT c.public_id, c.number, l.case_id, l.reason
    FROM migration_left l JOIN case_file c ON c.id = l.case_id
    WHERE l.number = :number AND l.case_id > :after ORDER BY l.case_id LIMIT :limit
    """
  case behind = """
    SELECT id FROM case_file
    WHERE procedure = :procedure AND procedure_version < :version AND is_final = 0 AND id > :after
      AND NOT EXISTS (
        SELECT 1 FROM migration_left WHERE number = :number AND case_id = case_file.id)
    ORDER BY id LIMIT :limit
    """
  case countBehind = """
    SELECT count(*) FROM case_file
    WHERE procedure = :procedure AND procedure_version < :version AND is_final = 0
    """
  case anyOpenOfVersion = """
    SELECT EXISTS(SELECT 1 FROM case_file
      WHERE procedure = :procedure AND procedure_version = :version AND is_final = 0)
    """
  case openOfVersion = """
    SELECT count(*) FROM case_file
    WHERE procedure = :procedure AND procedure_version = :version AND is_final = 0
    """
}
