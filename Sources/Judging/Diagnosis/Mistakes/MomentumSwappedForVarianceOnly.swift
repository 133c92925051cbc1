extension Mistake {
  static let momentumSwappedForVarianceOnly = Mistake(
    slug: "momentum-swapped-for-variance-only",
    title: "Takes momentum the other way round for the variance",
    group: .running,
    summary: "running_var weighs old and batch the other way round; running_mean is right",
    hint: "Compare the two update lines character by character.",
    page: Page(
      computes: """
        new_var = m·old_var + (1−m)·v where the problem asks for the reverse, with a right
        running mean.
        """,
      reason: """
        One of two nearly equal lines was written or corrected without the other.
        """,
      shows: """
        running_mean is right and running_var moves too fast or too slowly.
        """,
      hidden: """
        momentum = 0.5.
        """,
      search: """
        Put the two update lines next to each other.
        """
    ),
    chinese: Words(
      title: "只有方差的 momentum 用反了",
      summary: "running_var 里旧值和批的权重反了；running_mean 是对的",
      hint: "把两行更新逐字比较。",
      page: Page(
        computes: "题目要求的正相反，却写成了 new_var = m·old_var + (1−m)·v；运行均值是对的。",
        reason: "两行几乎一样的代码，只写对或只改对了其中一行。",
        shows: "running_mean 是对的，running_var 动得太快或太慢。",
        hidden: "momentum = 0.5。",
        search: "把两行更新放在一起看。"
      )
    )
  ) { recipe, problem in
    recipe.update.varianceWeight = problem.conventions.otherWeight
  }
}
