private import Foundation

/// Each fault says what to do about it: in English at the terminal, in Chinese there and to those
/// who ask the daemon.
extension BackupFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .inTheWay(let path): "\(path) is there already; name another file, or move that one away"
    case .notWritten(let path, let obstacle):
      "\(path) could not be written: \(obstacle.english(BackupFault.folder(of: path)))"
    case .unsound(let path, let flaw): "\(path) is no sound copy of a store: \(flaw.english)"
    }
  }

  package var chinese: String {
    switch self {
    case .inTheWay(let path): "\(path) 已经存在，不会被覆盖：请另取文件名，或先把它移走"
    case .notWritten(let path, let obstacle):
      "\(path) 没有写成：\(obstacle.chinese(BackupFault.folder(of: path)))"
    case .unsound(let path, let flaw): "\(path) 不是完好的库：\(flaw.chinese)"
    }
  }

  private static func folder(of path: String) -> String {
    URL(filePath: path).deletingLastPathComponent().path
  }
}

extension BackupFault.Obstacle {
  fileprivate func english(_ folder: String) -> String {
    switch self {
    case .noFolder: "there is no folder \(folder); make it, writable by the user of the daemon"
    case .denied:
      "whoever writes it, the user of the daemon, may not write in \(folder); name another folder"
    case .full: "the disk is full; make room, or name another disk"
    case .other(let why): why
    }
  }

  fileprivate func chinese(_ folder: String) -> String {
    switch self {
    case .noFolder: "没有 \(folder) 这个目录，请先建好，并让守护进程的用户可以写入"
    case .denied: "守护进程的用户不能写入 \(folder)，请换一个它可以写入的目录"
    case .full: "磁盘已满，请腾出空间，或写到另一个磁盘"
    case .other(let why): why
    }
  }
}

extension BackupFault.Flaw {
  fileprivate var english: String {
    switch self {
    case .noFile: "there is no such file"
    case .unreadable: "this user may not read it; try as root"
    case .noDatabase: "it is no database"
    case .otherProgram: "it is another program's database"
    case .newerProgram(let schema):
      "a newer program wrote it (schema \(schema)); use that program, or a newer one"
    case .otherStore: "its last event is not this store's"
    case .damaged(let why): why
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .noFile: "没有这个文件"
    case .unreadable: "当前用户不能读取，请以 root 运行"
    case .noDatabase: "它不是数据库"
    case .otherProgram: "它是别的程序的数据库"
    case .newerProgram(let schema): "它由更新的程序写成（结构第 \(schema) 版），请用该程序或更新的程序"
    case .otherStore: "它的最后一条记录不是本库的"
    case .damaged(let why): why
    }
  }
}
