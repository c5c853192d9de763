// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.option;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.progress.Progress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that uses a plugin manager. */
public abstract class ManagerCommand extends DescribedCommand {
  private final boolean changes;

  /**
   * Creates a command without operands.
   *
   * @param name the command's name
   * @param summary the command's purpose, one sentence without a full stop
   * @param changes whether it changes installed plugins, the configuration or the lock file
   */
  protected ManagerCommand(String name, String summary, boolean changes) {
    this(name, summary, changes, List.of());
  }

  /** Creates a command with operands. */
  protected ManagerCommand(String name, String summary, boolean changes, List<Operand> operands) {
    super(name, summary, operands);
    this.changes = changes;
  }

  @Override
  public final boolean changes() {
    return changes;
  }

  /** Returns the value of {@code --mode}. */
  protected static Mode mode(Arguments arguments) {
    return "server".equals(arguments.value("mode").orElse("client")) ? Mode.SERVER : Mode.CLIENT;
  }

  /** Returns the value of {@code --platform}; empty if it is absent. */
  protected static Optional<Platform> platform(Arguments arguments) {
    Optional<String> text = arguments.value("platform");
    return text.isEmpty() ? Optional.empty() : Platform.parse(text.get());
  }

  /** Opens a session with a manager, with or without a configuration. */
  protected static ManagerHost.Session open(Invocation call, ConfigLookup.@Nullable Found config)
      throws PluginManagerException, InterruptedException {
    return call.host()
        .open(
            new ManagerHost.Needs(
                call.arguments().has("runtime"),
                config == null ? Optional.empty() : Optional.of(config.file())));
  }

  /**
   * Returns progress output as detailed as the arguments say.
   *
   * @param platforms whether to name the platforms of plugins
   */
  protected static Progress progress(Invocation call, boolean platforms) {
    Progress.Detail detail = Progress.Detail.NORMAL;
    if (call.quiet()) {
      detail = Progress.Detail.NONE;
    } else if (call.verbose()) {
      detail = Progress.Detail.VERBOSE;
    } else if (call.arguments().has("no-progress")) {
      detail = Progress.Detail.LINES;
    }
    return Progress.on(call.console(), detail, platforms, call.hints());
  }
}
