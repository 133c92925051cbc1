// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is checked alike; unsafe code must be spelled.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

/// On Linux the two programs hold the Swift libraries that they need: the three processes of a check
/// would otherwise load and bind them, for a sixth of its processor time. The toolchain's own linker,
/// since the system's warns of a function of Foundation that nobody calls. No test depends on the
/// programs, since it would be linked like them; `swift test` builds them all the same. Packages that
/// depend on CandidateKit are not concerned, since it needs neither.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-use-ld=lld", "-l_FoundationCShims", "-l_FoundationCollections"],
    .when(platforms: [.linux]))
]

let package = Package(
  name: "judge",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "judge", targets: ["judge"]),
    .executable(name: "judge-worker", targets: ["judge-worker"]),
    .library(name: "CandidateKit", targets: ["CandidateKit"]),
  ],
  targets: [
    .target(name: "CCandidate"),
    .target(name: "CSystem"),
    .target(name: "CandidateKit", swiftSettings: strict),
    // Square roots come from libm where the compiler does not inline them.
    .target(
      name: "BatchNorm", swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Documents", dependencies: ["BatchNorm", "Judging"], swiftSettings: strict),
    .target(name: "Judging", dependencies: ["BatchNorm"], swiftSettings: strict),
    .target(name: "WorkerProtocol", swiftSettings: strict),
    .target(
      name: "Isolation", dependencies: ["CSystem", "WorkerProtocol"], swiftSettings: strict),
    .target(
      name: "Grading",
      dependencies: ["BatchNorm", "Documents", "Isolation", "Judging", "WorkerProtocol"],
      exclude: [
        "Bench/SCALING.md", "Bench/check_scaling.py", "Bench/floor.c", "Bench/grade_scaling.py",
        "Bench/peak_memory.py",
        "Class/Engines",
      ],
      resources: [
        .embedInCode("Embedded/judge_candidate.h"),
        .embedInCode("Embedded/Tensor.swift"),
        .embedInCode("Embedded/Gradients.swift"),
        .embedInCode("Embedded/BatchNormLayer.swift"),
        .embedInCode("Embedded/FunctionAdapter.swift"),
        .embedInCode("Embedded/FunctionBackwardAdapter.swift"),
        .embedInCode("Embedded/LayerAdapter.swift"),
        .embedInCode("Embedded/LayerBackwardAdapter.swift"),
        .embedInCode("Learner/Starters/function.cpp"),
        .embedInCode("Learner/Starters/function.f90"),
        .embedInCode("Learner/Starters/function.rs"),
        .embedInCode("Learner/Starters/layer.cpp"),
        .embedInCode("Learner/Starters/layer.f90"),
        .embedInCode("Learner/Starters/layer.rs"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["BatchNorm", "Judging"],
      resources: [.embedInCode("HTML/page.css"), .embedInCode("HTML/page.js")],
      swiftSettings: strict),
    .target(
      name: "JudgeCLI",
      dependencies: [
        "Documents", "Grading", "Isolation", "Judging", "Reporting", "WorkerProtocol",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "judge", dependencies: ["Isolation", "JudgeCLI", "judge-worker"],
      swiftSettings: strict, linkerSettings: selfContained),
    .executableTarget(
      name: "judge-worker", dependencies: ["CCandidate", "CSystem", "WorkerProtocol"],
      swiftSettings: strict, linkerSettings: selfContained),
    .testTarget(name: "BatchNormTests", dependencies: ["BatchNorm"], swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["BatchNorm", "Documents", "Judging"],
      swiftSettings: strict),
    .testTarget(
      name: "GradingTests", dependencies: ["BatchNorm", "Grading", "Judging"],
      exclude: ["Data"], swiftSettings: strict),
    .testTarget(
      name: "HostileTests", dependencies: ["Isolation", "WorkerProtocol"],
      exclude: ["Candidates"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: [], exclude: ["Candidates"],
      swiftSettings: strict),
    .testTarget(
      name: "IsolationTests", dependencies: ["Isolation", "WorkerProtocol"],
      swiftSettings: strict),
    .testTarget(name: "JudgeCLITests", dependencies: ["JudgeCLI"], swiftSettings: strict),
    .testTarget(
      name: "JudgingTests", dependencies: ["BatchNorm", "Judging"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["BatchNorm", "Judging", "Reporting"],
      exclude: ["Golden"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
