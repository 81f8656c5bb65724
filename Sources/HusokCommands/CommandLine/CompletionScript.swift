/// The completions of a shell. Each script asks `husok complete` with the words typed so far, so
/// that what they offer comes from the table of commands and from the register.
enum CompletionScript: String, CaseIterable {
  case bash
  case zsh
  case fish

  static let spec = CommandSpec(
    name: "completions", operands: [.choice(CompletionScript.self)],
    examples: [
      "husok completions bash > ~/.local/share/bash-completion/completions/husok",
      "husok completions fish > ~/.config/fish/completions/husok.fish",
    ],
    run: .alone { context, output throws(Failure) in
      let name = context.invocation.operands[0]
      guard let script = CompletionScript(rawValue: name) else {
        let known = CompletionScript.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          ExitCode.usage, context.words("cli.badChoice", "completions \(name)", known))
      }
      output.write(Array(script.text.utf8))
      return ExitCode.success
    })

  /// The script.
  var text: String {
    switch self {
    case .bash: CompletionScript.bashText
    case .zsh: CompletionScript.zshText
    case .fish: CompletionScript.fishText
    }
  }

  /// bash parts words also at `@`, `=` and `:` and replaces what follows the last of them.
  private static let bashText = #"""
    # bash completion for husok: source it, or keep it as
    # ~/.local/share/bash-completion/completions/husok
    _husok() {
      local line=${COMP_LINE:0:COMP_POINT} IFS=$' \t\n' mark part head="" item
      local -a typed
      read -a typed <<<"$line"
      [[ $line == *[[:space:]] ]] && typed+=("")
      local current=${typed[${#typed[@]}-1]}
      local open=${current:0:1}
      current=${current#[\'\"]}
      typed[${#typed[@]}-1]=$current
      for mark in '@' '=' ':' '<' '>' '('; do
        # Inside quotation marks a word is not parted.
        [[ $open == [\'\"] ]] && break
        if [[ $COMP_WORDBREAKS == *"$mark"* && $current == *"$mark"* ]]; then
          part=${current%"$mark"*}$mark
          # An @ is part of what is replaced.
          [[ $mark == '@' ]] && part=${part%@}
          ((${#part} > ${#head})) && head=$part
        fi
      done
      COMPREPLY=()
      while IFS=$'\t' read -r item _; do
        if [[ $item == :files ]]; then
          compopt -o default 2>/dev/null
          return
        fi
        [[ $item == *[:=] ]] && compopt -o nospace 2>/dev/null
        item=${item#"$head"}
        [[ -n $item ]] || continue
        [[ ${COMP_WORDS[COMP_CWORD]} == [\'\"]* ]] || printf -v item '%q' "$item"
        # A comma says nothing to bash here.
        item=${item//\\,/,}
        COMPREPLY+=("$item")
      done < <("${typed[0]}" complete -- "${typed[@]:1}" 2>/dev/null)
    }
    complete -F _husok husok

    """#

  private static let zshText = #"""
    #compdef husok
    # zsh completion for husok: keep it as _husok in a folder of $fpath.
    _husok() {
      local -a lines names shown open openShown
      local line name
      lines=("${(@f)$(${words[1]} complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
      for line in $lines; do
        name=${line%%$'\t'*}
        [[ -n $name ]] || continue
        if [[ $name == :files ]]; then
          _files
          return
        fi
        if [[ $name == *[:=] ]]; then
          open+=("$name"); openShown+=("${line//$'\t'/  }")
        else
          names+=("$name"); shown+=("${line//$'\t'/  }")
        fi
      done
      (( $#names )) && compadd -l -d shown -a -- names
      (( $#open )) && compadd -S '' -l -d openShown -a -- open
    }
    if [[ $funcstack[1] == _husok ]]; then
      _husok "$@"
    else
      compdef _husok husok
    fi

    """#

  private static let fishText = #"""
    # fish completion for husok: keep it as ~/.config/fish/completions/husok.fish
    function __husok_complete
      set -l typed (commandline -opc)
      set -l found ($typed[1] complete -- $typed[2..-1] (commandline -ct) 2>/dev/null)
      if test "$found" = :files
        __fish_complete_path (commandline -ct)
      else
        printf '%s\n' $found
      end
    end
    complete -c husok -f -a '(__husok_complete)'

    """#
}
