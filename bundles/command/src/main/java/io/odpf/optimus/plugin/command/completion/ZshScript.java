// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.util.List;

/** A script for zsh with compinit. */
final class ZshScript implements CompletionScript {
  private static final String HEAD =
      """
      #compdef optimus
      # zsh completion for optimus: put it into a directory of $fpath as _optimus, or source it
      _optimus_plugins() {
        local file config=${opt_args[-c]:-${opt_args[--config]}}
        local -a names
        for file in "$config" "$OPTIMUS_PLUGIN_CONFIG" optimus-plugins.yaml config.yaml; do
          if [[ -n $file && -f $file ]]; then
            names=(${(f)"$(tr '{[,' '\\n\\n\\n' < "$file" | sed -n "s/^[ -]*[\\"']\\{0,1\\}output[\\"']\\{0,1\\} *: *[\\"']\\{0,1\\}\\([a-z0-9][a-z0-9._-]*\\).*/\\1/p")"})
            break
          fi
        done
        compadd -a names
      }
      _optimus_jobs() {
        local directory=. config=${opt_args[-c]:-${opt_args[--config]}}
        local -a names
        [[ $config == */* ]] && directory=${config%/*}/
        names=(${(f)"$(find "$directory" -name '.[!.]*' -prune -o -name job.yaml -exec sed -n "s/^name *: *[\\"']\\{0,1\\}\\([A-Za-z0-9][A-Za-z0-9._-]*\\).*/\\1/p" {} + 2>/dev/null)"})
        compadd -a names
      }
      _optimus_secrets() {
        local directory= config=${opt_args[-c]:-${opt_args[--config]}}
        local -a names
        [[ $config == */* ]] && directory=${config%/*}/
        names=(${(f)"$(sed -n 's/^- name: "\\([A-Za-z_][A-Za-z0-9_]*\\)"$/\\1/p' "${directory}.optimus/secrets.yaml" 2>/dev/null)"})
        compadd -a names
      }
      """;

  @Override
  public String of(Program program) {
    StringBuilder script = new StringBuilder(HEAD);
    for (Program.Group group : program.groups()) {
      for (CommandSpec command : group.commands()) {
        command(script, "_optimus_" + group.name() + "_" + command.name(), command);
      }
    }
    for (CommandSpec command : program.commands()) {
      command(script, "_optimus_" + command.name(), command);
    }
    script.append("_optimus() {\n  local -a names\n  if (( CURRENT == 2 )); then\n    names=(\n");
    for (Program.Group group : program.groups()) {
      name(script, group.name(), group.summary());
    }
    names(script, program.commands());
    script.append("    )\n    _describe command names\n    return\n  fi\n  case $words[2] in\n");
    for (Program.Group group : program.groups()) {
      script.append("    ").append(group.name()).append(")\n");
      script.append("      if (( CURRENT == 3 )); then\n    names=(\n");
      names(script, group.commands());
      script.append("    )\n        _describe command names\n        return\n      fi\n");
      script.append("      local name=_optimus_").append(group.name()).append("_$words[3]\n");
      script.append("      shift 2 words\n      (( CURRENT -= 2 ))\n");
      script.append("      (( $+functions[$name] )) && $name\n      ;;\n");
    }
    script.append("    *)\n      local name=_optimus_$words[2]\n      shift words\n");
    script.append("      (( CURRENT -= 1 ))\n      (( $+functions[$name] )) && $name\n      ;;\n");
    script.append("  esac\n}\n");
    script.append("if [[ $funcstack[1] == _optimus ]]; then\n  _optimus \"$@\"\nelse\n");
    return script.append("  compdef _optimus optimus\nfi\n").toString();
  }

  private static void names(StringBuilder script, List<? extends CommandSpec> commands) {
    for (CommandSpec command : commands) {
      name(script, command.name(), command.summary());
    }
  }

  private static void name(StringBuilder script, String name, String summary) {
    script.append("      ").append(quoted(name + ":" + summary)).append('\n');
  }

  private static void command(StringBuilder script, String function, CommandSpec command) {
    script.append(function).append("() {\n  _arguments -s -S");
    for (OptionSpec option : CompletionScript.options(command)) {
      String rest = "[" + escaped(option.doc()) + "]";
      if (!option.isFlag()) {
        rest += ":" + escaped(option.value().placeholder()) + ":" + action(option.value());
      }
      script.append(" \\\n    ");
      String name = "--" + option.name();
      // With "=", the value may follow that sign or be the next word.
      String taking = option.isFlag() ? name : name + "=";
      if (option.letter().isEmpty()) {
        script.append(quoted((option.repeatable() ? "*" : "") + taking + rest));
      } else {
        String letter = "-" + option.letter();
        script.append(quoted("(" + letter + " " + name + ")" + letter + rest));
        script.append(" \\\n    ");
        script.append(quoted("(" + letter + " " + name + ")" + taking + rest));
      }
    }
    for (int i = 0; i < command.operands().size(); i++) {
      Operand operand = command.operands().get(i);
      String count = operand.repeated() ? "*" : Integer.toString(i + 1);
      Value value = operand.value();
      script.append(" \\\n    ");
      script.append(quoted(count + ":" + escaped(value.placeholder()) + ":" + action(value)));
    }
    script.append("\n}\n");
  }

  private static String action(Value value) {
    return switch (value.kind()) {
      case FILE -> "_files";
      case DIRECTORY -> "_files -/";
      case CHOICE -> "(" + String.join(" ", value.choices()) + ")";
      case PLATFORM -> "(" + PLATFORMS + ")";
      case PLUGIN -> "_optimus_plugins";
      case JOB -> "_optimus_jobs";
      case SECRET -> "_optimus_secrets";
      case NONE, TEXT, NUMBER, CONFIDENTIAL -> " ";
    };
  }

  private static String escaped(String text) {
    return text.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
