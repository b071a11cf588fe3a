/// The statements about endpoints and the log of deliveries.
enum EndpointSQL: String, CaseIterable {
  case insert = """
    INSERT INTO endpoint(public_id, organisation, url, types, organisations, is_ordered, created_at,
      secret)
    VALUES(:id, :organisation, :url, :types, :organisations, :isOrdered, :at, :secret)
    """
  case rotate = """
    UPDATE endpoint SET former_secret = secret, former_until = :until, secret = :secret
    WHERE public_id = :id
    """
  case disable = """
    UPDATE endpoint SET disabled_at = :at, disabled_reason = :reason
    WHERE public_id = :id AND disabled_at IS NULL
    """
  case enable = """
    UPDATE endpoint SET disabled_at = NULL, disabled_reason = NULL
    WHERE public_id = :id AND disabled_at IS NOT NULL
    """
  case byPublicID = "SELECT * FROM endpoint WHERE public_id = :id"
  case number = "SELECT id FROM endpoint WHERE public_id = :id"
  case page = "SELECT * FROM endpoint WHERE id > :after ORDER BY id LIMIT :limit"
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
