// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.completion;

import io.odpf.optimus.plugin.command.arguments.CommandSpec;
import io.odpf.optimus.plugin.command.arguments.HelpText;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Manual pages of section 1. They contain no date, so that builds are reproducible. */
public final class ManualPage {
  private final Program program;

  public ManualPage(Program program) {
    this.program = program;
  }

  /** Returns all pages by name, such as {@code optimus-plugin-install}. */
  public Map<String, String> all() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("optimus", overview());
    for (Program.Group group : program.groups()) {
      for (CommandSpec command : group.commands()) {
        pages.put("optimus-" + group.name() + "-" + command.name(), command(group.name(), command));
      }
    }
    for (CommandSpec command : program.commands()) {
      pages.put("optimus-" + command.name(), command("", command));
    }
    return pages;
  }

  private String overview() {
    StringBuilder page = head("optimus", "makes a machine match a list of Optimus plugins");
    page.append(".B optimus\n.I COMMAND\n.SH COMMANDS\n");
    for (Program.Group group : program.groups()) {
      entries(page, group.name(), group.commands());
    }
    entries(page, "", program.commands());
    page.append(".SH CONFIGURATION\n");
    page.append(roff("The file named with -c, else by $OPTIMUS_PLUGIN_CONFIG, else "));
    page.append(roff("./optimus-plugins.yaml, else ./config.yaml.")).append('\n');
    exitCodes(page);
    return page.toString();
  }

  private void entries(StringBuilder page, String group, List<? extends CommandSpec> commands) {
    for (CommandSpec command : commands) {
      page.append(".TP\n.B ").append(roff(program.call(group, command.name()))).append('\n');
      page.append(roff(command.summary())).append('\n');
    }
  }

  private String command(String group, CommandSpec command) {
    String name = program.call(group, command.name());
    StringBuilder page = head(name.replace(' ', '-'), command.summary());
    String usage = HelpText.usage(program, group, command).substring("usage: ".length());
    page.append(".B ").append(roff(usage)).append('\n');
    for (String alias : command.aliases()) {
      page.append(".PP\n.B ").append(roff("optimus " + alias)).append('\n');
    }
    if (!command.description().isEmpty() || !command.operands().isEmpty()) {
      page.append(".SH DESCRIPTION\n");
      command
          .description()
          .lines()
          .forEach(paragraph -> page.append(".PP\n").append(roff(paragraph)).append('\n'));
      for (Operand operand : command.operands()) {
        page.append(".TP\n.I ").append(roff(operand.value().placeholder()));
        page.append('\n').append(roff(operand.doc())).append('\n');
      }
    }
    page.append(".SH OPTIONS\n");
    for (OptionSpec option : CompletionScript.options(command)) {
      page.append(".TP\n.B ").append(roff(HelpText.term(option).trim())).append('\n');
      page.append(roff(option.doc())).append('\n');
    }
    exitCodes(page);
    return page.append(".SH SEE ALSO\n.BR optimus (1)\n").toString();
  }

  private StringBuilder head(String name, String summary) {
    StringBuilder page = new StringBuilder(".\\\" SPDX-License-Identifier: Apache-2.0\n");
    page.append(".TH ").append(roff(name.toUpperCase(java.util.Locale.ROOT)));
    page.append(" 1 \"\" \"optimus ").append(roff(program.version())).append("\" \"Optimus\"\n");
    page.append(".SH NAME\n").append(roff(name)).append(" \\- ").append(roff(summary));
    return page.append("\n.SH SYNOPSIS\n");
  }

  private static void exitCodes(StringBuilder page) {
    page.append(".SH EXIT STATUS\n");
    page.append(".TP\n.B 0\ndone\n.TP\n.B 1\nit failed, and nothing was changed\n");
    page.append(".TP\n.B 2\nthe command line or the configuration is wrong\n");
    page.append(".TP\n.B 3\nplugin diff found differences\n.TP\n.B 130\ninterrupted\n");
  }

  private static String roff(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
