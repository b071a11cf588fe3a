/// The statements about case files, their parties and their links.
enum CaseSQL: String, CaseIterable {
  case version = "SELECT version FROM case_file WHERE id = :id"
  case snapshot = "SELECT id, version, confidential, snapshot FROM case_file WHERE id = :id"
  case confidential = "SELECT confidential FROM case_file WHERE id = :id"
  case idOfPublicID = "SELECT id FROM case_file WHERE public_id = :publicID"
  case isFinal = "SELECT is_final FROM case_file WHERE id = :id"
  case lastID = "SELECT max(id) FROM case_file"
  case sources = "SELECT source FROM case_link WHERE target = :target ORDER BY source LIMIT :limit"
  case insert = """
    INSERT INTO case_file(id, public_id, number, procedure, procedure_version, parent_id, state,
      is_final, owner_post, lead_org, confidential, level, version, wake_at, yellow_at, red_at,
      is_grey, quarantined, fold_version, snapshot)
    VALUES(:id, :publicID, :number, :procedure, :procedureVersion, :parent, :state, :isFinal,
      :owner, :lead, :confidential, :level, :version, :wakeAt, :yellowAt, :redAt, :isGrey,
      :quarantined, :foldVersion, :snapshot)
    """
  case list = """
    INSERT INTO case_listed(id, red_at, yellow_at, is_grey, is_final, confidential, state,
      procedure, owner_post, lead_org)
    VALUES(:id, :redAt, :yellowAt, :isGrey, :isFinal, :confidential, :state, :procedure, :owner,
      :lead)
    """
  case update = """
    UPDATE case_file SET state = :state, is_final = :isFinal, owner_post = :owner,
      lead_org = :lead, confidential = :confidential, level = :level, version = :version,
      wake_at = :wakeAt, yellow_at = :yellowAt, red_at = :redAt, is_grey = :isGrey,
      quarantined = :quarantined, fold_version = :foldVersion, snapshot = :snapshot
    WHERE id = :id AND version = :before
    """
  /// A step that leaves a case where it was: no index but the wake's has anything to change.
  case updateInPlace = """
    UPDATE case_file SET confidential = :confidential, level = :level, version = :version,
      wake_at = :wakeAt, quarantined = :quarantined, fold_version = :foldVersion,
      snapshot = :snapshot
    WHERE id = :id AND version = :before
    """
  case updateProcedure = "UPDATE case_file SET procedure_version = :version WHERE id = :id"
  case updateVersion = """
    UPDATE case_file SET version = :version, confidential = :confidential
    WHERE id = :id AND version = :before
    """
  case insertParty = """
    INSERT INTO case_party(party, case_id, red_at, yellow_at)
    VALUES(:party, :id, :redAt, :yellowAt)
    """
  case updateParty = """
    UPDATE case_party SET red_at = :redAt, yellow_at = :yellowAt
    WHERE party = :party AND case_id = :id
    """
  case deleteParty = "DELETE FROM case_party WHERE party = :party AND case_id = :id"
  case insertCharge = "INSERT INTO case_charge(case_id, charge) VALUES(:id, :charge)"
  case deleteCharge = "DELETE FROM case_charge WHERE case_id = :id AND charge = :charge"
  case insertLink = "INSERT INTO case_link(target, source) VALUES(:target, :id)"
  case deleteLink = "DELETE FROM case_link WHERE target = :target AND source = :id"
  case lateUpTo = """
    SELECT count(*) FROM (SELECT 1 FROM case_file INDEXED BY case_by_due
    WHERE is_final = 0 AND red_at <= :at LIMIT :limit) late
    """
  case lateOfOwnerUpTo = """
    SELECT count(*) FROM (SELECT 1 FROM case_file INDEXED BY case_by_owner
    WHERE is_final = 0 AND owner_post = :owner AND red_at <= :at LIMIT :limit) late
    """
  case earliestWakes = """
    SELECT id, wake_at FROM case_file
    WHERE is_final = 0 AND wake_at < 9223372036854775807
    ORDER BY wake_at, id LIMIT :limit
    """
  case wakes = """
    SELECT id FROM case_file WHERE is_final = 0 AND wake_at <= :until
    ORDER BY wake_at, id LIMIT :limit
    """
  case insertSearch = """
    INSERT INTO case_search(rowid, open_text, internal_text, party)
    VALUES(:id, :open, :internal, :party)
    """
  case updateSearch = """
    UPDATE case_search SET open_text = :open, internal_text = :internal, party = :party
    WHERE rowid = :id
    """
  case page = """
    SELECT id, version, confidential, snapshot FROM case_file WHERE id > :after
    ORDER BY id LIMIT :limit
    """
  /// The index is named: another would do for the procedure, but not in the order of numbers.
  case newestOfProcedure = """
    SELECT id, version FROM case_file INDEXED BY case_of_procedure
    WHERE procedure = :procedure AND parent_id IS NULL ORDER BY id DESC LIMIT :limit
    """
}
