import ArgumentParser
import BitextModel
import Diagnostics
import TermExtraction
import Workbench

/// `eonhae harvest`: entries proposed for the glossary.
struct HarvestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "harvest",
      abstract: words(
        "Propose glossary entries from glosses or translations.", "병기나 번역문에서 용어집 항목을 제안합니다",
        "从括注或译文中提取术语条目建议"),
      discussion: words(
        "Every Korean form with its Chinese beside it, spellings merged, with kind, score and place, and what the glossary says to it. "
          + "“eonhae harvest --format yaml FILE > new.yaml”, read through, is taken in by “eonhae glossary merge new.yaml”.",
        "중국어가 병기된 한국어 표기를 모아 종류·점수·위치와 함께 보이고, 용어집에 이미 있는지 알려 줍니다. "
          + "‘eonhae harvest --format yaml 파일 > new.yaml’을 다듬은 뒤 ‘eonhae glossary merge new.yaml’로 합칩니다.",
        "列出所有附有中文的韩文形式，合并不同拼写，给出类别、分数与位置，并说明是否已在术语表中。"
          + "“eonhae harvest --format yaml 文件 > new.yaml”经审读后，用“eonhae glossary merge new.yaml”并入。"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, tsv, yaml }

  enum Selection: String, ExpressibleByArgument, CaseIterable { case new, known, conflict }

  @OptionGroup var articles: ArticleOptions

  @Flag(
    help: ArgumentHelp(
      words(
        "Propose from translations instead: SOURCE TARGET pairs, folders of NAME.ko.* with NAME.zh.*, or what align saved.",
        "병기 대신 번역문에서 제안합니다. ‘원문 번역문’ 쌍, NAME.ko.*와 NAME.zh.*가 있는 폴더, align이 저장한 파일을 받습니다",
        "改从译文提取：成对的“原文 译文”、含 NAME.ko.* 与 NAME.zh.* 的文件夹，或 align 保存的文件")))
  var aligned = false

  @Flag(
    help: ArgumentHelp(
      words("With --aligned: each line is a sentence.", "--aligned와 함께: 한 줄이 한 문장입니다", "与 --aligned 合用：每行一句")))
  var segmented = false

  @OptionGroup var shared: SharedOptions

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      words(
        "Only what is new, known or in conflict.", "new(새것)·known(있음)·conflict(충돌)만", "仅 new（新）、known（已有）或 conflict（冲突）"
      )))
  var only: [Selection] = []

  @Option(
    help: ArgumentHelp(
      words(
        "Leave out what scores less, from 0 to 1 (with --aligned 0.5, else 0).",
        "점수가 이보다 낮으면 뺍니다(0~1, --aligned면 기본 0.5, 아니면 0)", "略去分数低于此值者（0–1；用 --aligned 时默认 0.5，否则为 0）")))
  var minScore: Double?

  func validate() throws {
    if segmented, !aligned {
      throw ValidationError(
        words("--segmented goes with --aligned", "--segmented는 --aligned와 함께 씁니다", "--segmented 须与 --aligned 合用"))
    }
    guard minScore.map((0...1).contains) != false else {
      throw ValidationError(
        words("--min-score takes a number from 0 to 1", "--min-score는 0에서 1 사이여야 합니다", "--min-score 须为 0 到 1 之间的数"))
    }
  }

  func run() throws {
    let pipeline = try shared.pipeline()
    let (found, isComplete) = aligned ? try alignedCandidates(pipeline) : try glossCandidates(pipeline)
    let candidates = found.filter { isWanted($0.standing) }
    let listing = HarvestListing(candidates, pipeline.termbase, isAligned: aligned)
    switch format {
    case .text: Terminal.write(listing.text())
    case .jsonl: Terminal.write(listing.jsonl())
    case .tsv: Terminal.write(listing.tsv())
    case .yaml:
      Terminal.write(listing.yaml())
      reportConflicts(in: candidates)
    }
    if !isComplete { throw ExitCode(2) }
  }

  private func glossCandidates(_ pipeline: EditionPipeline) throws -> (candidates: [TermCandidate], isComplete: Bool) {
    var harvester = TermHarvester(pipeline.termbase)
    let isComplete = try articles.read { article in
      harvester.add(article, glosses: pipeline.annotations(of: article).glosses)
    }
    return (harvester.candidates().filter { $0.score >= minScore ?? 0 }, isComplete)
  }

  /// What is more probable than not.
  private static let leastAligned = 0.5

  private func alignedCandidates(_ pipeline: EditionPipeline) throws -> (candidates: [TermCandidate], isComplete: Bool)
  {
    var harvester = AlignedHarvester(pipeline.termbase)
    let aligner = DocumentAligner()
    let (files, problems) = AlignedTextFile.expanded(articles.files)
    guard !files.isEmpty else { throw Failure.unusable(problems) }
    Failure.report(problems)
    var isComplete = problems.isEmpty
    for file in files {
      do throws(FileProblem) {
        harvester.add(try file.read(with: aligner, encoding: articles.encoding?.encoding, isSegmented: segmented))
      } catch {
        Failure.report([error])
        isComplete = false
      }
    }
    reportTooLong(harvester.tooLong)
    return (harvester.candidates(minScore: minScore ?? Self.leastAligned), isComplete)
  }

  /// Mostly text whose lines or sentences were lost.
  private func reportTooLong(_ beads: [AlignedText]) {
    guard let first = beads.first?.korean else { return }
    var finder = PositionFinder(first.source)
    let position = finder.position(at: first.text.originRange(of: first.text.range).start)
    let place = "\(first.source.path):\(position.line):\(position.column)"
    let most = AlignedHarvester.mostForms
    Terminal.report(
      "\(place): "
        + words(
          "warning: left out what has more than \(most) possible terms on a side (\(beads.count) in all); cut it into sentences",
          "경고: 한쪽에 용어 후보가 \(most)개를 넘는 대응을 뺐습니다(모두 \(beads.count)개). 문장으로 나누세요",
          "警告：略去一侧候选术语超过 \(most) 个的对应（共 \(beads.count) 个）；请将其切分成句"))
  }

  private func isWanted(_ standing: TermCandidate.Standing) -> Bool {
    guard !only.isEmpty else { return true }
    return switch standing {
    case .new: only.contains(.new)
    case .known: only.contains(.known)
    case .conflict: only.contains(.conflict)
    }
  }

  /// A merge would not know which form is right.
  private func reportConflicts(in candidates: [TermCandidate]) {
    let count = candidates.count {
      if case .conflict = $0.standing { return true }
      return false
    }
    guard count > 0 else { return }
    Terminal.report(
      "eonhae: "
        + words(
          "\(count) in conflict with the glossary left out; see them with --only conflict",
          "용어집과 충돌하는 \(count)건은 뺐습니다. --only conflict로 볼 수 있습니다", "略去与术语表冲突的 \(count) 项；可用 --only conflict 查看"))
  }
}
