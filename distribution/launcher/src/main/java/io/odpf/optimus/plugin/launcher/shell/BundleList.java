// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Locale;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * The command {@code lb}. Unlike Felix's, it does not let a bundle's name send control characters
 * to the terminal. It takes precedence over Felix's command, which stays available as {@code
 * felix:lb}.
 */
public final class BundleList {
  private final BundleContext context;

  private BundleList(BundleContext context) {
    this.context = context;
  }

  static void register(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(CommandProcessor.COMMAND_SCOPE, "gogo");
    properties.put(CommandProcessor.COMMAND_FUNCTION, new String[] {"lb"});
    context.registerService(Object.class, new BundleList(context), properties);
  }

  /**
   * Lists the bundles.
   *
   * @param arguments {@code -s} for symbolic names, {@code -l} for locations, and a substring of
   *     the names to show
   */
  public void lb(CommandSession session, String[] arguments) {
    Process process = Process.Utils.current();
    PrintStream console = process == null ? session.getConsole() : process.out();
    String header = Constants.BUNDLE_NAME;
    String part = "";
    for (String argument : arguments) {
      switch (argument) {
        case "-s" -> header = Constants.BUNDLE_SYMBOLICNAME;
        case "-l" -> header = "";
        default -> part = argument.toLowerCase(Locale.ROOT);
      }
    }
    console.println("   ID|State      |Level|Name");
    for (Bundle bundle : context.getBundles()) {
      String name = name(bundle, header);
      if (name.toLowerCase(Locale.ROOT).contains(part)) {
        console.println(
            String.format(
                Locale.ROOT,
                "%5d|%-11s|%5d|%s (%s)",
                bundle.getBundleId(),
                state(bundle.getState()),
                bundle.adapt(BundleStartLevel.class).getStartLevel(),
                TerminalText.line(name),
                bundle.getVersion()));
      }
    }
  }

  private static String name(Bundle bundle, String header) {
    if (header.isEmpty()) {
      return bundle.getLocation();
    }
    String name = bundle.getHeaders().get(header);
    return name != null ? name : String.valueOf(bundle.getSymbolicName());
  }

  private static String state(int state) {
    return switch (state) {
      case Bundle.ACTIVE -> "Active";
      case Bundle.INSTALLED -> "Installed";
      case Bundle.RESOLVED -> "Resolved";
      case Bundle.STARTING -> "Starting";
      case Bundle.STOPPING -> "Stopping";
      default -> "Unknown";
    };
  }
}
