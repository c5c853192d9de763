// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.List;

/** A script for bash 3.2, which macOS includes, and later. */
final class BashScript implements CompletionScript {
  private static final String HEAD =
      """
      # bash completion for optimus: source it, or put it into bash-completion's directory
      _optimus_words() {
        COMPREPLY=($(compgen -W "$1" -- "$cur"))
      }
      _optimus_paths() {
        compopt -o filenames 2>/dev/null # unknown to bash 3.2
        local IFS=$'\\n'
        COMPREPLY=($(compgen "$1" -- "$cur"))
      }
      # sets config to the file that the line names
      _optimus_config() {
        local i
        config=""
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "${COMP_WORDS[i]}" in
            -c | --config)
              config="${COMP_WORDS[i + 1]}"
              [ "$config" = "=" ] && config="${COMP_WORDS[i + 2]}"
              ;;
            --config=*) config="${COMP_WORDS[i]#*=}" ;;
          esac
        done
      }
      _optimus_jobs() {
        local config directory=.
        _optimus_config
        case "$config" in */*) directory="${config%/*}/" ;; esac
        _optimus_words "$(find "$directory" -name '.[!.]*' -prune -o -name job.yaml -exec sed -n "s/^name *: *[\\"']\\{0,1\\}\\([A-Za-z0-9][A-Za-z0-9._-]*\\).*/\\1/p" {} + 2>/dev/null)"
      }
      _optimus_secrets() {
        local config directory=
        _optimus_config
        case "$config" in */*) directory="${config%/*}/" ;; esac
        _optimus_words "$(sed -n 's/^- name: "\\([A-Za-z_][A-Za-z0-9_]*\\)"$/\\1/p' "${directory}.optimus/secrets.yaml" 2>/dev/null)"
      }
      _optimus_plugins() {
        local config file
        _optimus_config
        for file in "$config" "$OPTIMUS_PLUGIN_CONFIG" optimus-plugins.yaml config.yaml; do
          if [ -n "$file" ] && [ -f "$file" ]; then
            _optimus_words "$(tr '{[,' '\\n\\n\\n' < "$file" | sed -n "s/^[ -]*[\\"']\\{0,1\\}output[\\"']\\{0,1\\} *: *[\\"']\\{0,1\\}\\([a-z0-9][a-z0-9._-]*\\).*/\\1/p")"
            return
          fi
        done
      }
      # sets place to how many operands come before, from word $1 on; $2 are options with values
      _optimus_place() {
        local i
        place=0
        for ((i = $1; i < COMP_CWORD; i++)); do
          case "${COMP_WORDS[i]}" in -* | =) continue ;; esac
          case "$2 = " in *" ${COMP_WORDS[i - 1]} "*) continue ;; esac
          place=$((place + 1))
        done
      }
      _optimus() {
        local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD - 1]}" prefix=""
        COMPREPLY=()
        # bash takes --mode=server apart at the "=", unless it was told otherwise
        case "$cur" in
          =) cur="" ;;
          --*=*) prefix="${cur%%=*}=" prev="${cur%%=*}" cur="${cur#*=}" ;;
          *) if [ "$prev" = "=" ]; then prev="${COMP_WORDS[COMP_CWORD - 2]}"; fi ;;
        esac
        _optimus_next
        if [ -n "$prefix" ]; then COMPREPLY=("${COMPREPLY[@]/#/$prefix}"); fi
      }
      # completes $cur, which comes after $prev
      _optimus_next() {
        local command place
      """;

  @Override
  public String of(Program program) {
    StringBuilder script = new StringBuilder(HEAD);
    script.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    _optimus_words \"");
    program.groups().forEach(group -> script.append(group.name()).append(' '));
    program.commands().forEach(command -> script.append(command.name()).append(' '));
    script.append("--help --version\"\n    return\n  fi\n  command=\"${COMP_WORDS[1]}\"\n");
    script.append("  case \"$command\" in\n");
    for (Program.Group group : program.groups()) {
      script.append("    ").append(group.name()).append(")\n");
      script.append("      if [ \"$COMP_CWORD\" -eq 2 ]; then\n        _optimus_words \"");
      group.commands().forEach(command -> script.append(command.name()).append(' '));
      script.append("--help\"\n        return\n      fi\n");
      script.append("      command=\"$command ${COMP_WORDS[2]}\"\n      ;;\n");
    }
    script.append("  esac\n  case \"$command\" in\n");
    for (Program.Group group : program.groups()) {
      for (CommandSpec command : group.commands()) {
        command(script, group.name() + " " + command.name(), command);
      }
    }
    for (CommandSpec command : program.commands()) {
      command(script, command.name(), command);
    }
    return script.append("  esac\n}\ncomplete -F _optimus optimus\n").toString();
  }

  private static void command(StringBuilder script, String call, CommandSpec command) {
    script.append("    \"").append(call).append("\")\n      case \"$prev\" in\n");
    StringBuilder names = new StringBuilder();
    for (OptionSpec option : CompletionScript.options(command)) {
      names.append("--").append(option.name()).append(' ');
      if (!option.isFlag()) {
        script.append("        ");
        if (!option.letter().isEmpty()) {
          script.append('-').append(option.letter()).append(" | ");
        }
        script.append("--").append(option.name()).append(") ");
        script.append(action(option.value())).append("; return ;;\n");
      }
    }
    script.append("      esac\n      case \"$cur\" in\n        -*) _optimus_words \"");
    script.append(names.toString().trim()).append("\" ;;\n        *) ");
    operands(script, call, command);
    script.append(" ;;\n      esac\n      ;;\n");
  }

  private static void operands(StringBuilder script, String call, CommandSpec command) {
    List<Operand> operands = command.operands();
    if (operands.size() < 2) {
      script.append(action(Operand.at(operands, 0)));
      return;
    }
    StringBuilder valued = new StringBuilder();
    for (OptionSpec option : CompletionScript.options(command)) {
      if (!option.isFlag()) {
        valued.append(" --").append(option.name());
        valued.append(option.letter().isEmpty() ? "" : " -" + option.letter());
      }
    }
    script.append("_optimus_place ").append(call.split(" ").length + 1);
    script.append(" \"").append(valued).append(" \"\n        case $place in");
    for (int i = 0; i < operands.size(); i++) {
      script.append("\n          ").append(i).append(") ");
      script.append(action(operands.get(i).value())).append(" ;;");
    }
    script.append("\n        esac");
  }

  private static String action(Value value) {
    return switch (value.kind()) {
      case FILE -> "_optimus_paths -f";
      case DIRECTORY -> "_optimus_paths -d";
      case CHOICE -> "_optimus_words \"" + String.join(" ", value.choices()) + "\"";
      case PLATFORM -> "_optimus_words \"" + PLATFORMS + "\"";
      case PLUGIN -> "_optimus_plugins";
      case JOB -> "_optimus_jobs";
      case SECRET -> "_optimus_secrets";
      case NONE, TEXT, NUMBER, CONFIDENTIAL -> ":";
    };
  }
}
