// Table file: the words of the prompt in each language.

import Workstation

extension Vocabulary {
  /// The words of the clock and of the tutor.
  ///
  /// - Parameters:
  ///   - lessons: what `:lesson` can be told.
  ///   - steps: what `:jump` can be told; empty outside a lesson.
  static func words(_ language: Language, lessons: [String], steps: [String]) -> Vocabulary {
    var vocabulary = language == .chinese ? chinese : english
    let choices: [String: [String]] = [
      ":wait": ["10s", "30s", "1m", "5m"], ":speed": ["1x", "2x", "10x", "60x"],
      ":lesson": lessons, ":jump": steps, ":lang": ["en", "zh"],
      ":serve": ["127.0.0.1:6443", "stop"],
    ]
    for section in vocabulary.sections.indices {
      for word in vocabulary.sections[section].words.indices {
        let name = vocabulary.sections[section].words[word].name
        vocabulary.sections[section].words[word].choices = choices[name] ?? []
      }
    }
    return vocabulary
  }

  private static let english = Vocabulary(
    sections: [
      Section(
        "Lessons",
        [
          Word(":lessons", "", "list the lessons"),
          Word(":lesson", "NAME", "start one, or go on with it"),
          Word(":task", "", "show the step's task again"),
          Word(":check", "", "say what the step still lacks"),
          Word(":hint", "", "give a hint, each time a clearer one"),
          Word(":solution", "", "show a solution"),
          Word(":next", "", "go on, after a step that is only read"),
          Word(":skip", "", "leave the step out"),
          Word(":reset", "", "put the world back to the step's start"),
          Word(":jump", "STEP", "go to a step by number or name"),
          Word(":quiz", "ANSWER", "answer a question"),
          Word(":answer", "ANSWER", "the same"),
          Word(":recap", "", "sum the lesson up"),
          Word(":lang", "en|zh", "choose the language"),
        ]),
      Section(
        "The cluster's clock",
        [
          Word(":wait", "TIME", "let simulated time pass at once (ms, s, m, h)"),
          Word(":speed", "FACTOR", "let it pass faster or slower than real time"),
          Word(":pause", "", "stop it"),
          Word(":resume", "", "let it go on"),
          Word(":time", "", "show it"),
        ]),
      Section(
        "Your steps",
        [
          Word(
            ":why", "OBJECT", "say why it is not ready, as in :why pod/web", takesObject: true),
          Word(
            ":trace", "OBJECT",
            "show who did what after the last command, or to an object", takesObject: true),
          Word(":undo", "", "take the world back to before the last command"),
          Word(":images", "FILE", "add the container images of a YAML file"),
          Word(":serve", "ADDRESS", "let a real kubectl reach this cluster; stop ends it"),
          Word(":help", "", "show this page"),
          Word("edit", "FILE", "open a file in your editor ($EDITOR)"),
        ]),
      Section(
        "Keys",
        [
          Word("Tab", "", "complete the word; twice: show what fits"),
          Word("?", "", "explain the word at the cursor"),
          Word("Up, Ctrl-R", "", "earlier commands; search them"),
          Word("Ctrl-C", "", "clear the line, or end what runs"),
          Word("Ctrl-D", "", "leave"),
        ]),
    ],
    footer: """
      kubectl (or k) works as on a real cluster; "kubectl help" lists its commands.
      The usual shell tools are there: ls, cat, grep, head, sort, watch, pipes.
      """,
    noSuchWord: "%: no such word; :help lists them", didYouMean: "Did you mean: %?",
    ownLine: "% needs a line of its own")

  private static let chinese = Vocabulary(
    sections: [
      Section(
        "课程",
        [
          Word(":lessons", "", "列出全部课程"),
          Word(":lesson", "课程名", "开始或继续一门课程"),
          Word(":task", "", "再次显示这一步的任务"),
          Word(":check", "", "查看这一步还差什么"),
          Word(":hint", "", "给出提示，一次比一次明确"),
          Word(":solution", "", "显示一种解法"),
          Word(":next", "", "读完后进入下一步"),
          Word(":skip", "", "跳过这一步"),
          Word(":reset", "", "让集群回到这一步开始时的状态"),
          Word(":jump", "步骤", "按编号或名称跳到某一步"),
          Word(":quiz", "答案", "回答问题"),
          Word(":answer", "答案", "同上"),
          Word(":recap", "", "显示本课小结"),
          Word(":lang", "en|zh", "选择语言"),
        ]),
      Section(
        "集群时钟",
        [
          Word(":wait", "时长", "让模拟时间立即流逝（ms、s、m、h）"),
          Word(":speed", "倍数", "让时间走得比现实更快或更慢"),
          Word(":pause", "", "停住时钟"),
          Word(":resume", "", "让时钟继续"),
          Word(":time", "", "显示当前时间"),
        ]),
      Section(
        "操作",
        [
          Word(":why", "对象", "说明它为何没有就绪，例如 :why pod/web", takesObject: true),
          Word(
            ":trace", "对象", "显示上一条命令之后（或某个对象上）各组件依次做了什么",
            takesObject: true),
          Word(":undo", "", "让集群回到上一条命令之前"),
          Word(":images", "文件", "加入一个 YAML 文件描述的容器镜像"),
          Word(":serve", "地址", "让真正的 kubectl 访问这个集群；stop 停止"),
          Word(":help", "", "显示本页"),
          Word("edit", "文件", "用你的编辑器（$EDITOR）打开文件"),
        ]),
      Section(
        "按键",
        [
          Word("Tab", "", "补全单词；连按两次列出候选"),
          Word("?", "", "解释光标处的单词"),
          Word("Up, Ctrl-R", "", "翻看历史命令；搜索历史"),
          Word("Ctrl-C", "", "清除当前行，或结束正在运行的命令"),
          Word("Ctrl-D", "", "离开"),
        ]),
    ],
    footer: """
      kubectl（简写 k）与真实集群上用法相同，kubectl help 列出它的命令。
      常用的 shell 工具也都在：ls、cat、grep、head、sort、watch、管道与重定向。
      """,
    noSuchWord: "%：没有这个词；输入 :help 查看全部", didYouMean: "你想输入的是不是：%？",
    ownLine: "%需要单独占一行")
}
