// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import java.util.Dictionary;
import java.util.Hashtable;
import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Converters;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Registers the general commands of gogo's JLine shell, on which pipes depend.
 *
 * <p>They are registered here because that bundle's own activator would also take over the
 * process's terminal.
 */
final class GogoCommands {
  private static final String[] BUILTIN = {
    "format",
    "getopt",
    "new",
    "set",
    "tac",
    "type",
    "jobs",
    "fg",
    "bg",
    "keymap",
    "setopt",
    "unsetopt",
    "complete",
    "history",
    "widget",
    "__files",
    "__directories",
    "__usage_completion"
  };
  private static final String[] PROCEDURAL = {
    "each", "if", "not", "throw", "try", "until", "while", "break", "continue"
  };
  private static final String[] POSIX = {
    "cat", "echo", "grep", "sort", "sleep", "cd", "pwd", "ls", "less", "head", "tail", "clear",
    "wc", "date"
  };
  private static final String[] SHELL = {"gosh", "sh", "source", "help"};

  private GogoCommands() {}

  static void register(BundleContext context, CommandProcessor processor, Shell shell) {
    register(context, new Builtin(), BUILTIN);
    register(context, new Procedural(), PROCEDURAL);
    register(context, new Posix(processor), POSIX);
    register(context, shell, SHELL);
    BundleList.register(context);
    register(context, new SessionCommands(), SessionCommands.NAMES);
    // Converts ids, symbolic names and locations to bundles.
    BundleContext system = context.getBundle(0).getBundleContext();
    context.registerService(Converter.class, new Converters(system), null);
    register(context, "felix", new BundleCommands(system), BundleCommands.NAMES);
  }

  private static void register(BundleContext context, Object commands, String[] names) {
    register(context, "gogo", commands, names);
  }

  /** Registers commands that replace others with the same names. */
  static void register(BundleContext context, String scope, Object commands, String[] names) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, 1);
    properties.put(CommandProcessor.COMMAND_SCOPE, scope);
    properties.put(CommandProcessor.COMMAND_FUNCTION, names);
    context.registerService(Object.class, commands, properties);
  }
}
