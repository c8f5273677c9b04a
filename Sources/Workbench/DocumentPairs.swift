import BitextModel
import Diagnostics

/// The documents of a folder and those below it that translate each other by their names: NAME.ko.* and NAME.zh.*, source.* and target.*.
public struct DocumentPairs {
  /// In the order of the Korean documents' paths. The source is the Korean one, unless the other is named source.*.
  public private(set) var pairs: [(source: String, target: String)] = []
  /// The documents named for a language that are in no pair.
  public private(set) var problems: [FileProblem] = []

  public init(in folder: String) {
    var sides: (korean: [PairName], chinese: [PairName]) = ([], [])
    for name in ArticleFile.expanded([folder]).compactMap(PairName.init) {
      if name.isChinese { sides.chinese.append(name) } else { sides.korean.append(name) }
    }
    var chinese = Dictionary(grouping: sides.chinese, by: \.stem)
    var paired: [String: (korean: String, chinese: String)] = [:]
    for name in sides.korean {
      // Of documents of one name those of one kind go together.
      let others = chinese[name.stem] ?? []
      guard let place = others.firstIndex(where: { $0.ending == name.ending }) ?? others.indices.first,
        paired[name.stem] == nil || others[place].ending == name.ending
      else {
        problems.append(
          paired[name.stem].map { Self.second(name.path, first: $0.korean) } ?? Self.alone(name.path, other: "zh"))
        continue
      }
      let other = others[place]
      chinese[name.stem]?.remove(at: place)
      paired[name.stem] = (name.path, other.path)
      pairs.append(other.isSource ? (other.path, name.path) : (name.path, other.path))
    }
    for name in chinese.values.joined() {
      problems.append(
        paired[name.stem].map { Self.second(name.path, first: $0.chinese) } ?? Self.alone(name.path, other: "ko"))
    }
    if sides.korean.isEmpty, sides.chinese.isEmpty { problems.append(Self.nothing(in: folder)) }
    problems.sort(by: FileProblem.inOrder)
  }

  private static func alone(_ path: String, other: String) -> FileProblem {
    FileProblem(
      path: path,
      message: Message(
        en: "expected its counterpart beside it, named alike but for “\(other)”, found none",
        ko: "언어 표시만 ‘\(other)’인 같은 이름의 짝 문서가 옆에 있어야 하는데 없습니다",
        zh: "旁边应有除语言标记为“\(other)”外同名的对应文档，但未找到"))
  }

  private static func second(_ path: String, first: String) -> FileProblem {
    FileProblem(
      path: path,
      message: Message(
        en: "expected one document of this name and language, found \(first) too, which was read; "
          + "name this one with its counterpart: SOURCE TARGET",
        ko: "이름과 언어가 같은 문서는 하나여야 하는데 \(first)도 있어 그것을 읽었습니다. 이 문서는 ‘원문 번역문’으로 짝과 함께 적으세요",
        zh: "同名同语言的文档应只有一篇，却另有 \(first)，已读取后者；若要读取本篇，请与其对应文档成对列出：原文 译文"))
  }

  private static func nothing(in folder: String) -> FileProblem {
    FileProblem(
      path: folder,
      message: Message(
        en:
          "expected documents NAME.ko.txt with NAME.zh.txt beside them, or source.ko.md with target.zh-Hans.md (.txt or .md), found none",
        ko: "NAME.ko.txt와 NAME.zh.txt, 또는 source.ko.md와 target.zh-Hans.md(.txt나 .md)가 짝으로 있어야 하는데 없습니다",
        zh: "应有成对的 NAME.ko.txt 与 NAME.zh.txt，或 source.ko.md 与 target.zh-Hans.md（.txt 或 .md），但未找到"))
  }
}

/// How a file's name says that it is a side of a pair.
private struct PairName {
  let path: String
  /// The same of both sides.
  let stem: String
  let ending: String
  let isChinese: Bool
  /// Whether it is named source.*.
  let isSource: Bool

  /// Nil where the name says nothing.
  init?(_ path: String) {
    self.path = path
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    var parts = path.dropFirst(folder.count).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    let language = parts.remove(at: parts.count - 2).lowercased()
    guard language == "ko" || language == "zh" || language.hasPrefix("zh-") || language.hasPrefix("zh_") else {
      return nil
    }
    isChinese = language != "ko"
    isSource = parts[0] == "source"
    if parts[0] == "source" || parts[0] == "target" { parts[0] = "" }
    ending = parts.removeLast().lowercased()
    stem = folder + parts.joined(separator: ".")
  }
}
