/// The names of days and months in dates of mail and HTTP (RFC 5322 section 3.3, RFC 9110 section
/// 5.6.7), in order.
enum EnglishDate {
  /// From Monday on.
  static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
