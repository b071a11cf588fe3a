/// The statements about endpoints and the log of deliveries.
enum EndpointSQL: String, CaseIterable {
  case insert = """
    INSERT INTO endpoint(public_id, organisation, url, types, organisations, is_ordered, format,
      created_at, secret, public_key)
    VALUES(:id, :organisation, :url, :types, :organisations, :isOrdered, :format, :at,
      :secret, :publicKey)
    """
  case rotate = """
    UPDATE endpoint SET former_secret = secret, former_until = :until, secret = :secret,
      public_key = :publicKey
    WHERE public_id = :id
    """
  case addKey = """
    UPDATE endpoint SET secret = :secret, public_key = :publicKey
    WHERE public_id = :id AND secret = :former AND public_key IS NULL
    """
  case reformat = """
    UPDATE endpoint SET format = :format WHERE public_id = :id AND format <> :format
    """
  case insertLane = """
    INSERT INTO lane(kind, organisation, next_at, is_ordered, endpoint_id)
    VALUES('endpoint', :organisation, :never, :isOrdered, :endpoint)
    """
  case disable = """
    UPDATE endpoint SET disabled_at = :at, disabled_reason = :reason, has_failed = :hasFailed
    WHERE public_id = :id AND (disabled_at IS NULL OR (has_failed = 1 AND :hasFailed = 0))
    """
  case holdLane = """
    UPDATE lane SET held_until = :until, failing_since = NULL
    WHERE endpoint_id = (SELECT id FROM endpoint WHERE public_id = :id)
    """
  case laneOf = """
    SELECT id FROM lane WHERE endpoint_id = (SELECT id FROM endpoint WHERE public_id = :id)
    """
  case enable = """
    UPDATE endpoint SET disabled_at = NULL, disabled_reason = NULL, has_failed = 0
    WHERE public_id = :id AND disabled_at IS NOT NULL
    """
  case passOn = """
    UPDATE endpoint SET organisation = :successor WHERE organisation = :closed
    """
  case byPublicID = "SELECT * FROM endpoint WHERE public_id = :id"
  case number = "SELECT id FROM endpoint WHERE public_id = :id"
  case page = "SELECT * FROM endpoint WHERE id > :after ORDER BY id LIMIT :limit"
  case failed = "SELECT * FROM endpoint WHERE has_failed = 1 ORDER BY id LIMIT :limit"
  case lanesOfOrganisation = """
    SELECT l.id, e.types, e.organisations FROM endpoint e CROSS JOIN lane l
    WHERE e.organisation = :organisation AND e.disabled_at IS NULL AND l.endpoint_id = e.id
    ORDER BY e.id
    """
  case dueLanes = """
    SELECT l.id AS lane_id, l.kind AS lane_kind, l.failing_since, e.*
    FROM lane l LEFT JOIN endpoint e ON e.id = l.endpoint_id
    WHERE l.next_at <= :until AND (l.kind = 'endpoint' OR (l.kind = 'mail' AND :mail))
    ORDER BY l.next_at, l.id LIMIT :limit
    """
  case nextLane = """
    SELECT next_at FROM lane
    WHERE next_at >= :from AND next_at < 9223372036854775807
      AND (kind = 'endpoint' OR (kind = 'mail' AND :mail))
    ORDER BY next_at, id LIMIT 1
    """
  case parcels = """
    SELECT n.*, e.at AS event_at, e.version AS event_version, c.public_id AS case_public_id,
      c.number AS case_number, c.procedure AS case_procedure
    FROM notice n CROSS JOIN event e LEFT JOIN case_file c ON c.id = n.case_id
    WHERE n.lane_id = :lane AND n.state = 'owed' AND n.next_at <= :until
      AND e.seq = n.event_seq
    ORDER BY n.next_at, n.id LIMIT :limit
    """
  case insertDelivery = """
    INSERT INTO delivery(endpoint_id, message, attempt, at, request, status, head, fault, address,
      milliseconds)
    VALUES(:endpoint, :message, :attempt, :at, :request, :status, :head, :fault, :address,
      :milliseconds)
    """
  case forgetDeliveries = """
    DELETE FROM delivery WHERE endpoint_id = :endpoint AND id <= (SELECT id FROM delivery
      WHERE endpoint_id = :endpoint ORDER BY id DESC LIMIT 1 OFFSET :kept)
    """
  case deliveries = """
    SELECT * FROM delivery
    WHERE endpoint_id = (SELECT id FROM endpoint WHERE public_id = :id) AND id < :before
    ORDER BY id DESC LIMIT :limit
    """
}
