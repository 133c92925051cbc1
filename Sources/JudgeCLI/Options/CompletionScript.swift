/// What makes a shell ask the judge when the user presses the key of completion.
///
/// The judge answers with a line that says what follows: `words`, one a line, or `files` or `folders`,
/// which the shell finds itself.
package enum CompletionScript: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  package func answer(_ completion: Completion) -> String {
    switch completion {
    case .files: "files\n"
    case .folders: "folders\n"
    case .words(let words): (["words"] + words.map(line)).map { $0 + "\n" }.joined()
    }
  }

  private func line(_ word: Completion.Word) -> String {
    switch self {
    case .bash: word.text
    case .zsh:
      word.text.replacing(":", with: "\\:") + (word.help.isEmpty ? "" : ":" + word.help)
    case .fish: word.text + (word.help.isEmpty ? "" : "\t" + word.help)
    }
  }

  package var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  private static let bashText = #"""
    # Completions of judge for bash: eval "$(judge completions bash)"
    _judge() {
      local kind line
      COMPREPLY=()
      {
        read -r kind
        case $kind in
          words)
            while IFS= read -r line; do COMPREPLY+=("$line"); done ;;
          files | folders)
            compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
              if [ "$kind" = files ]; then compgen -f -- "$2"; else compgen -d -- "$2"; fi) ;;
        esac
      } < <("${1/#\~/$HOME}" completions bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    }
    complete -F _judge judge

    """#

  private static let zshText = #"""
    #compdef judge
    # Completions of judge for zsh: eval "$(judge completions zsh)", or as a file _judge in $fpath.
    _judge() {
      local -a lines
      lines=("${(@f)$("${words[1]/#\~/$HOME}" completions zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
      case $lines[1] in
        words)
          shift lines
          _describe judge lines ;;
        files) compset -P '--*='; _files ;;
        folders) compset -P '--*='; _files -/ ;;
      esac
    }
    if [[ $funcstack[1] == _judge ]]; then _judge "$@"; else compdef _judge judge; fi

    """#

  private static let fishText = #"""
    # Completions of judge for fish: judge completions fish | source
    function __judge_complete
      set -l before (commandline -opc)
      set -l token (commandline -ct)
      set -l lines ($before[1] completions fish -- $before[2..] "$token" 2>/dev/null)
      switch "$lines[1]"
        case words
          printf '%s\n' $lines[2..]
        case files
          __fish_complete_path "$token"
        case folders
          __fish_complete_directories "$token"
      end
    end
    complete -c judge -f -a '(__judge_complete)'

    """#
}
