/// The statements about procedures, calendars and tokens.
enum OfficeSQL: String, CaseIterable {
  case insertProcedure = """
    INSERT INTO procedure_version(name, version, text, sha256, loaded_at)
    VALUES(:name, :version, :text, :sha256, :at)
    """
  case procedures = "SELECT name, version, text FROM procedure_version ORDER BY id"
  case insertCalendar = """
    INSERT INTO calendar_version(version, text, sha256, loaded_at)
    VALUES(:version, :text, :sha256, :at)
    """
  case calendars = "SELECT version, text FROM calendar_version ORDER BY version"
  case insertToken = """
    INSERT INTO token(person, hash, scopes, expires_at)
    VALUES(:person, :hash, :scopes, :expiresAt)
    """
  case revokeToken = "UPDATE token SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL"
  case useToken = "UPDATE token SET last_used_day = :day WHERE id = :id"
  case tokenByHash = "SELECT * FROM token WHERE hash = :hash"
  case tokensOfPerson = "SELECT * FROM token WHERE person = :person ORDER BY id"
}
