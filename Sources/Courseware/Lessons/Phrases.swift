/// The tutor's own words, in each language.
enum Phrases {
  static func resumed(_ id: String, _ language: Language) -> String {
    switch language {
    case .english: "(going on where you left; :lesson \(id) --afresh begins anew)"
    case .chinese: "（从上次离开的地方继续；输入 :lesson \(id) --afresh 重新开始）"
    }
  }

  static func howToStart(_ language: Language) -> String {
    switch language {
    case .english: "(:lesson ID starts one)"
    case .chinese: "（输入 :lesson 课程名 开始）"
    }
  }

  static func next(_ language: Language) -> String {
    switch language {
    case .english: "(:next goes on)"
    case .chinese: "（输入 :next 继续）"
    }
  }

  static func finished(_ language: Language) -> String {
    switch language {
    case .english: "The lesson is finished. The cluster stays yours; Ctrl-D leaves."
    case .chinese: "本课已完成。集群仍归你使用；按 Ctrl-D 离开。"
    }
  }

  static func answerChoice(_ language: Language) -> String {
    switch language {
    case .english: "(answer with the number)"
    case .chinese: "（请输入编号作答）"
    }
  }

  static func answerWord(_ language: Language) -> String {
    switch language {
    case .english: "(type the answer; if it looks like a command: :answer WORD)"
    case .chinese: "（直接输入答案；若与命令同名，请用 :answer 答案）"
    }
  }

  static func undo(_ language: Language) -> String {
    switch language {
    case .english: "(:undo takes the last command back)"
    case .chinese: "（输入 :undo 撤销上一条命令）"
    }
  }

  static func notYet(_ language: Language) -> String {
    switch language {
    case .english: "This step is not done yet: :check says what is missing, :skip leaves it out."
    case .chinese: "这一步尚未完成：:check 查看还差什么，:skip 跳过。"
    }
  }

  static func nothingToCheck(_ language: Language) -> String {
    switch language {
    case .english: "There is nothing to check in this step."
    case .chinese: "这一步没有需要检查的内容。"
    }
  }

  static func noHint(_ language: Language) -> String {
    switch language {
    case .english: "There is no hint for this step."
    case .chinese: "这一步没有提示。"
    }
  }

  static func noSolution(_ language: Language) -> String {
    switch language {
    case .english: "There is no solution to show for this step."
    case .chinese: "这一步没有可显示的答案。"
    }
  }

  static func step(_ number: Int, of count: Int, _ language: Language) -> String {
    switch language {
    case .english: "Step \(number) of \(count)"
    case .chinese: "第 \(number) 步，共 \(count) 步"
    }
  }

  static func soon(_ language: Language) -> String {
    switch language {
    case .english: "(on its way; it only takes a moment)"
    case .chinese: "（正在进行，稍等片刻即可）"
    }
  }

  static func skipped(_ language: Language) -> String {
    switch language {
    case .english: "(skipped; it was done for you, so that the next step can begin)"
    case .chinese: "（已跳过；系统已替你完成这一步，以便继续下一步）"
    }
  }

  static func solution(_ language: Language) -> String {
    switch language {
    case .english: "(:solution shows one way to do it)"
    case .chinese: "（输入 :solution 查看一种做法）"
    }
  }

  static func noLesson(_ language: Language) -> String {
    switch language {
    case .english: "There is no lesson under way: :lessons lists them, :lesson NAME starts one."
    case .chinese: "目前没有进行中的课程：:lessons 列出课程，:lesson 课程名 开始一课。"
    }
  }

  static func noQuestion(_ language: Language) -> String {
    switch language {
    case .english: "There is no question in this step."
    case .chinese: "这一步没有问题要回答。"
    }
  }

  static func verdict(_ isCorrect: Bool, _ language: Language) -> String {
    switch language {
    case .english: isCorrect ? "Yes." : "No, try again."
    case .chinese: isCorrect ? "正确。" : "不对，再试一次。"
    }
  }
}
