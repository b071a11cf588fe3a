internal import CaseStore

/// What is said of a store's files that can't be restored or verified, and what to do then.
extension Words {
  static let verifiedWithoutDaemon = Words(
    "Without a daemon, `audit verify --data DIRECTORY` reads the store's file itself",
    "没有守护进程时，可用 audit verify --data 目录 直接核对库文件")
  static let copiedWithoutDaemon = Words(
    "A store that no daemon serves is copied as files: wenzhen.db, and wenzhen.db-wal if any",
    "没有守护进程在用的库，直接复制文件即可：wenzhen.db，以及 wenzhen.db-wal（如果有）")

  static func noStore(_ absence: StoreFile.Absence, in directory: String) -> Words {
    switch absence {
    case .noFolder: Words("there is no folder \(directory)", "没有 \(directory) 这个目录")
    case .isFile:
      Words(
        "\(directory) is a file; name the folder in which it lies as \(CaseStore.fileName)",
        "\(directory) 是文件；请给出它所在的目录，文件名须是 \(CaseStore.fileName)")
    case .noStore:
      Words(
        "there is no store in \(directory): it has no \(CaseStore.fileName)",
        "\(directory) 中没有库：找不到 \(CaseStore.fileName)")
    case .denied:
      Words(
        "this user may not read \(CaseStore.fileName) in \(directory); "
          + "try as root or as the daemon's user",
        "当前用户不能读取 \(directory) 中的 \(CaseStore.fileName)；请以 root 或守护进程的用户运行")
    }
  }

  static func storeFault(_ error: StoreError, in directory: String) -> Words {
    switch error {
    case .locked:
      Words("a daemon serves \(directory); stop it first", "守护进程正在使用 \(directory)，请先停下它")
    case .directory(let why):
      Words("\(why); name a folder of this user's, or try as root", "\(why)；请换一个当前用户的目录，或以 root 运行")
    case .newer(let found, let known):
      Words(
        "\(directory): the store's schema is \(found), this program's \(known); "
          + "use a newer program",
        "\(directory)：库的结构是第 \(found) 版，本程序是第 \(known) 版，请用更新的程序")
    case .older(let found, let known):
      Words(
        "\(directory): the store's schema is \(found), this program's \(known); "
          + "a start of wenzhend brings it on",
        "\(directory)：库的结构是第 \(found) 版，本程序是第 \(known) 版；wenzhend 启动时会升级它")
    case .newerEvent(let stream, let kind, let version):
      Words(
        "\(directory): an event \(stream)/\(kind) in version \(version) needs a newer program",
        "\(directory)：其中的记录 \(stream)/\(kind) 第 \(version) 版要用更新的程序才能读")
    case .corrupt(let why):
      Words(
        "\(directory): the store is damaged: \(why); keep it, and restore a backup elsewhere",
        "\(directory)：库已损坏（\(why)）；请保留它，另在别处恢复备份")
    case .disk, .conflict, .otherClock, .setting, .familyTooLarge, .promiseBroken, .badCursor,
      .unforeseen, .cancelled:
      Words("\(directory): the store can't be read: \(error)", "\(directory)：库读不出来：\(error)")
    }
  }
}
