// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import io.odpf.optimus.plugin.command.arguments.Value;

/** A script for fish 3 and later. */
final class FishScript implements CompletionScript {
  private static final String HEAD =
      """
      # fish completion for optimus: source it, or put it into ~/.config/fish/completions
      function __optimus_begins
          set -l words (commandline -opc)
          test (count $words) -gt (count $argv); or return 1
          for i in (seq (count $argv))
              set -l at (math $i + 1)
              test "$words[$at]" = "$argv[$i]"; or return 1
          end
      end
      function __optimus_is
          test (count (commandline -opc)) -eq (math 1 + (count $argv)); or return 1
          test (count $argv) -eq 0; or __optimus_begins $argv
      end
      function __optimus_config
          set -l words (commandline -opc)
          set -l config ''
          for i in (seq (count $words))
              if contains -- "$words[$i]" -c --config; and test $i -lt (count $words)
                  set -l at (math $i + 1)
                  set config $words[$at]
              else if string match -q -- '--config=*' $words[$i]
                  set config (string replace -- '--config=' '' $words[$i])
              end
          end
          echo $config
      end
      function __optimus_jobs
          set -l directory .
          set -l config (__optimus_config)
          if string match -q -- '*/*' "$config"
              set directory (string replace -r -- '/[^/]*$' '/' $config)
          end
          find $directory -name '.[!.]*' -prune -o -name job.yaml -exec sed -n 's/^name *: *["'\\'']\\{0,1\\}\\([A-Za-z0-9][A-Za-z0-9._-]*\\).*/\\1/p' '{}' + 2>/dev/null
      end
      function __optimus_secrets
          set -l directory
          set -l config (__optimus_config)
          if string match -q -- '*/*' "$config"
              set directory (string replace -r -- '/[^/]*$' '/' $config)
          end
          sed -n 's/^- name: "\\([A-Za-z_][A-Za-z0-9_]*\\)"$/\\1/p' "$directory.optimus/secrets.yaml" 2>/dev/null
      end
      function __optimus_plugins
          set -l config (__optimus_config)
          for file in "$config" "$OPTIMUS_PLUGIN_CONFIG" optimus-plugins.yaml config.yaml
              if test -n "$file"; and test -f "$file"
                  tr '{[,' '\\n\\n\\n' < $file | sed -n 's/^[ -]*["'\\'']\\{0,1\\}output["'\\'']\\{0,1\\} *: *["'\\'']\\{0,1\\}\\([a-z0-9][a-z0-9._-]*\\).*/\\1/p'
                  return
              end
          end
      end
      complete -c optimus -f
      complete -c optimus -n __optimus_is -l help -s h -d 'show help'
      complete -c optimus -n __optimus_is -l version -d 'print the version'
      """;

  @Override
  public String of(Program program) {
    StringBuilder script = new StringBuilder(HEAD);
    for (Program.Group group : program.groups()) {
      word(script, "", group.name(), group.summary());
    }
    for (CommandSpec command : program.commands()) {
      word(script, "", command.name(), command.summary());
    }
    for (Program.Group group : program.groups()) {
      for (CommandSpec command : group.commands()) {
        word(script, group.name(), command.name(), command.summary());
      }
      for (CommandSpec command : group.commands()) {
        command(script, group.name() + " " + command.name(), command);
      }
    }
    for (CommandSpec command : program.commands()) {
      command(script, command.name(), command);
    }
    return script.toString();
  }

  private static void word(StringBuilder script, String call, String name, String summary) {
    String condition = call.isEmpty() ? "__optimus_is" : "__optimus_is " + call;
    script.append("complete -c optimus -n ").append(quoted(condition)).append(" -a ").append(name);
    script.append(" -d ").append(quoted(summary)).append('\n');
  }

  private static void command(StringBuilder script, String call, CommandSpec command) {
    String condition = "complete -c optimus -n " + quoted("__optimus_begins " + call);
    for (OptionSpec option : CompletionScript.options(command)) {
      script.append(condition).append(" -l ").append(option.name());
      if (!option.letter().isEmpty()) {
        script.append(" -s ").append(option.letter());
      }
      if (!option.isFlag()) {
        // The value is required, and -x excludes files from its candidates.
        script.append(option.value().kind() == Value.Kind.FILE ? " -r" : " -x");
        script.append(values(option.value()));
      }
      script.append(" -d ").append(quoted(option.doc())).append('\n');
    }
    // Regardless of the position: the typed text distinguishes a method from a plugin.
    for (Operand operand : command.operands()) {
      String operands = values(operand.value());
      if (!operands.isEmpty()) {
        script.append(condition).append(operands).append('\n');
      }
    }
  }

  private static String values(Value value) {
    return switch (value.kind()) {
      case FILE -> " -F";
      case DIRECTORY -> " -a '(__fish_complete_directories)'";
      case CHOICE -> " -a " + quoted(String.join(" ", value.choices()));
      case PLATFORM -> " -a " + quoted(PLATFORMS);
      case PLUGIN -> " -a '(__optimus_plugins)'";
      case JOB -> " -a '(__optimus_jobs)'";
      case SECRET -> " -a '(__optimus_secrets)'";
      case NONE, TEXT, NUMBER, CONFIDENTIAL -> "";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
