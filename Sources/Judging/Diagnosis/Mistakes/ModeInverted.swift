extension Mistake {
  static let modeInverted = Mistake(
    slug: "mode-inverted",
    title: "Takes training for eval and the reverse",
    group: .eval,
    summary: "with training = true it behaves as in eval, and the reverse",
    hint: "Which branch runs when training is true?",
    page: Page(
      computes: """
        In training the running statistics normalise x and stay as they are; in eval those
        of the batch do, and the running statistics are updated.
        """,
      reason: """
        A negation too many or too few: `if not training`.
        """,
      shows: """
        Both modes are wrong in every value.
        """,
      hidden: """
        None.
        """,
      search: """
        Look at the condition, and at what the caller passes.
        """
    ),
    chinese: Words(
      title: "把训练和推理弄反了",
      summary: "training 为 true 时像推理那样做，为 false 时像训练那样做",
      hint: "training 为 true 时走的是哪个分支？",
      page: Page(
        computes: """
          训练时用运行统计量归一化 x，并且不改它们；推理时用这一批的统计量，还更新运行统计量。
          """,
        reason: "多了或少了一个“非”：`if not training`。",
        shows: "两种模式的每个值都错。",
        hidden: "没有。",
        search: "看看条件，再看看调用者传入的是什么。"
      )
    ),
    alternatives: [
      Mistake.Form(
        "The running statistics are updated in training, as they should be.",
        chinese: "运行统计量是在训练时更新的，这一点是对的。"
      ) { recipe, _ in
        swap(&recipe.training.mean, &recipe.evaluation.mean)
        swap(&recipe.training.variance, &recipe.evaluation.variance)
      }
    ]
  ) { recipe, _ in
    recipe.modeInverted = true
  }
}
