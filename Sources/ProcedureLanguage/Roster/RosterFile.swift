package import CaseCore

/// What a roster file says: organisations, people and posts in the order of the file.
package struct RosterFile: Equatable, Sendable {
  package var organisations: [Organisation]
  package var people: [Person]
  package var posts: [PostEntry]

  package init(organisations: [Organisation], people: [Person], posts: [PostEntry]) {
    self.organisations = organisations
    self.people = people
    self.posts = posts
  }

  /// One post with everybody who holds it or deputises in it.
  package struct PostEntry: Equatable, Sendable {
    package var post: Post
    package var holders: [Holding]
    package var deputies: [Deputyship]

    package init(post: Post, holders: [Holding], deputies: [Deputyship]) {
      self.post = post
      self.holders = holders
      self.deputies = deputies
    }
  }
}
