extension CommandSpec {
  /// The commands that change nothing.
  static let reading: [CommandSpec] = [
    CommandSpec(
      name: "list", operands: "[QUERY…]",
      options: [
        json, csv, ids, Option(name: "--sort", value: "FIELD"),
        Option(name: "--group", value: "FIELD"), Option(name: "--as-of", value: "DAY"),
      ], takesQuery: true,
      examples: [
        "husok list @mcst is:overdue", "husok list -@mcst 'due:<30d' --sort due",
        "husok list is:open --json | jq -r '.[].id'",
      ]),
    CommandSpec(
      name: "show", operands: "REF…", options: [json], fewest: 1,
      examples: ["husok show CN26-3.1 F262-3", "husok list no:due --ids | husok show -"]),
    CommandSpec(
      name: "log", operands: "[REF|QUERY…]",
      options: [Option(name: "--since", value: "MEETING|DAY"), json, csv], takesQuery: true,
      examples: ["husok log --since F262", "husok log CN26-3.1", "husok log @mofa --csv"]),
    CommandSpec(
      name: "check", operands: "", options: [json, csv, Option(name: "--repair")], most: 0,
      examples: ["husok check", "husok check --repair"]),
    CommandSpec(name: "backups", operands: "", most: 0, examples: ["husok backups"]),
    CommandSpec(
      name: "backups restore", operands: "N", fewest: 1, most: 1,
      examples: ["husok backups restore 1"]),
  ]

  /// The commands that change actions.
  static let acting: [CommandSpec] = [
    CommandSpec(
      name: "done", operands: "REF…|-",
      options: [
        Option(name: "--note", value: "TEXT"), Option(name: "--on", value: "DAY"), dryRun,
      ],
      fewest: 1,
      examples: [
        "husok done CN26-3.1 CN26-3.2 --note 'held in Beijing'",
        "husok list @mcst st:완료보고 --ids | husok done -",
      ]),
    CommandSpec(
      name: "reopen", operands: "REF…|-", options: [reason, dryRun], fewest: 1,
      examples: ["husok reopen CN26-3.1 --reason 'evidence is missing'"]),
    CommandSpec(
      name: "hold", operands: "REF…|-", options: [reason, dryRun], fewest: 1,
      examples: ["husok hold F262-4.1 --reason '상대국 사정'"]),
    CommandSpec(
      name: "drop", operands: "REF…|-", options: [reason, dryRun], fewest: 1,
      examples: ["husok drop JP26-5.1 --reason 'taken up elsewhere'"]),
    CommandSpec(
      name: "set", operands: "REF… FIELD=VALUE…", options: [reason, dryRun], fewest: 2,
      examples: [
        "husok set F262-3.1 lead=MOTIR due=2026-09-30", "husok set F262-3.1 'lead=(MOTIR)'",
        "husok list no:due @molit --ids | husok set - due=연내 --dry-run",
      ]),
    CommandSpec(
      name: "note", operands: "REF TEXT|-", options: [kind, dryRun], fewest: 2, most: 2,
      examples: [
        "husok note CN26-3.1 '첫 실무회의 개최'",
        "husok note CN26-3.1 - --kind difficulty < remarks.txt",
      ]),
    CommandSpec(
      name: "value", operands: "OUTCOME MEASURE=NUMBER",
      options: [
        Option(name: "--on", value: "DAY"), Option(name: "--source", value: "TEXT"), dryRun,
      ],
      fewest: 2, most: 2,
      examples: ["husok value F262-3 projects=5 --on 2026-06-30 --source KOPIA"]),
    CommandSpec(
      name: "undo", operands: "", options: [dryRun], most: 0, examples: ["husok undo"]),
    CommandSpec(
      name: "redo", operands: "", options: [dryRun], most: 0, examples: ["husok redo"]),
  ]

  /// The commands that make and change records.
  static let records: [CommandSpec] = [
    CommandSpec(
      name: "add", operands: "OUTCOME TITLE",
      options: [
        ko, en, Option(name: "--lead", value: "MINISTRY"),
        Option(name: "--support", value: "MINISTRY,…"), Option(name: "--due", value: "DUE"),
        Option(name: "--tag", value: "TAG,…"), dryRun,
      ], fewest: 2, most: 2,
      examples: ["husok add CN26-3 'Open a visa desk' --ko '비자 창구 개설' --lead '(MOFA)' --due Q3"]),
    CommandSpec(
      name: "outcome add", operands: "MEETING TITLE",
      options: [
        ko, en, kind, Option(name: "--due", value: "DUE"), Option(name: "--id", value: "ID"),
        dryRun,
      ], fewest: 2, most: 2,
      examples: ["husok outcome add F263 'Supply chains' --ko 공급망 --kind task --due H2"]),
    CommandSpec(
      name: "outcome edit", operands: "OUTCOME FIELD=VALUE…", options: [dryRun], fewest: 2,
      examples: ["husok outcome edit F262-3 due=2026 kind=programme"]),
    CommandSpec(
      name: "outcome list", operands: "[MEETING…]", options: [json, csv, ids],
      examples: ["husok outcome list F262"]),
    CommandSpec(
      name: "meeting add", operands: "ID TITLE",
      options: [
        ko, en, kind, Option(name: "--date", value: "DAY"), Option(name: "--number", value: "N"),
        dryRun,
      ], fewest: 2, most: 2,
      examples: [
        "husok meeting add F263 \"263rd Foreign Economic Ministers' Meeting\" --date 2026-03-09"
      ]),
    CommandSpec(
      name: "meeting edit", operands: "MEETING FIELD=VALUE…", options: [dryRun], fewest: 2,
      examples: ["husok meeting edit CN26 date=2026-01-05 place=Beijing"]),
    CommandSpec(
      name: "meeting list", operands: "", options: [json, csv, ids], most: 0,
      examples: ["husok meeting list"]),
    CommandSpec(
      name: "meeting close", operands: "MEETING",
      options: [Option(name: "--on", value: "DAY"), dryRun], fewest: 1, most: 1,
      examples: ["husok meeting close F262"]),
    CommandSpec(
      name: "ministry add", operands: "ID", options: names + [kind, dryRun], fewest: 1, most: 1,
      examples: ["husok ministry add customs --code KCS --en 'Korea Customs Service' --ko 관세청"]),
    CommandSpec(
      name: "ministry edit", operands: "MINISTRY FIELD=VALUE…", options: [dryRun], fewest: 2,
      examples: ["husok ministry edit MCST division=국제문화과 phone=044-203-2000"]),
    CommandSpec(
      name: "ministry list", operands: "", options: [json, csv, ids], most: 0,
      examples: ["husok ministry list"]),
    CommandSpec(
      name: "ministry rename", operands: "MINISTRY", options: names + [dryRun], fewest: 1, most: 1,
      examples: [
        "husok ministry rename MOTIR --code MOTT --en 'Ministry of Trade' --ko 통상부 "
          + "--from 2026-05-01"
      ]),
    CommandSpec(
      name: "ministry split", operands: "MINISTRY NEW-ID", options: names + [dryRun], fewest: 2,
      most: 2,
      examples: [
        "husok ministry split MOEF planning --code MOEP --en 'Ministry of Economic Planning' "
          + "--ko 경제기획부"
      ]),
  ]

  /// The commands that go between husok and paper, spreadsheets, calendars and other registers.
  static let exchange: [CommandSpec] = [
    CommandSpec(
      name: "report", operands: "",
      options: [
        Option(name: "--meeting", value: "MEETING"), Option(name: "--ministry", value: "MINISTRY"),
        Option(name: "--format", value: "text|md|html|csv"),
        Option(name: "--lang", value: "ko|en|both"),
        Option(name: "--since", value: "MEETING|DAY"), Option(name: "--as-of", value: "DAY"),
        Option(name: "--encoding", value: "cp949"), output,
      ], most: 0,
      examples: [
        "husok report --meeting F263 --format html --lang both -o pack.html",
        "husok report --ministry MOFA --lang ko", "husok report --as-of 2026-03-31 --since F262",
      ]),
    CommandSpec(
      name: "export", operands: "",
      options: [
        Option(name: "--format", value: "csv|json|ics"),
        Option(name: "--ministry", value: "MINISTRY"), Option(name: "--encoding", value: "cp949"),
        output,
      ], most: 0,
      examples: [
        "husok export --ministry MCST -o mcst.csv", "husok export --format ics -o due.ics",
        "husok export --encoding cp949 -o all.csv",
      ]),
    CommandSpec(
      name: "import", operands: "FILE|-",
      options: [
        Option(name: "--format", value: "csv|json"), Option(name: "--by", value: "MINISTRY"),
        Option(name: "--encoding", value: "cp949"), dryRun, Option(name: "--skip-bad"),
      ], fewest: 1, most: 1,
      examples: [
        "husok import mcst.csv --by MCST --dry-run", "husok import mcst.csv --by MCST",
        "husok import reply.csv --encoding cp949 --skip-bad",
      ]),
    CommandSpec(
      name: "merge", operands: "BASE OURS THEIRS", fewest: 3, most: 3,
      examples: ["git config merge.husok.driver 'husok merge %O %A %B'"]),
  ]

  /// The commands about the program itself.
  static let program: [CommandSpec] = [
    CommandSpec(
      name: "init", operands: "", options: [Option(name: "--empty")], most: 0,
      examples: ["husok init", "husok --store trade.json init --empty"]),
    CommandSpec(name: "info", operands: "", most: 0, examples: ["husok info"]),
    CommandSpec(
      name: "completions", operands: "bash|zsh|fish", fewest: 1, most: 1,
      examples: [
        "husok completions bash > ~/.local/share/bash-completion/completions/husok",
        "husok completions fish > ~/.config/fish/completions/husok.fish",
      ]),
    CommandSpec(
      name: "help", operands: "[COMMAND]", most: 2,
      examples: ["husok help import", "husok help meeting add"]),
    CommandSpec(name: "manual", operands: "", most: 0, isHidden: true),
    CommandSpec(name: "complete", operands: "[WORD…]", takesQuery: true, isHidden: true),
  ]
}
