// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.option;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.command.ConfigLookup;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.progress.Progress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What several commands read from their arguments in the same way. */
public final class Requests {
  private Requests() {}

  public static Mode mode(Arguments arguments) {
    return "server".equals(arguments.value("mode").orElse("client")) ? Mode.SERVER : Mode.CLIENT;
  }

  public static Optional<Platform> platform(Arguments arguments) {
    Optional<String> text = arguments.value("platform");
    return text.isEmpty() ? Optional.empty() : Platform.parse(text.get());
  }

  public static ManagerHost.Session open(Invocation call, ConfigLookup.@Nullable Found config)
      throws PluginManagerException, InterruptedException {
    return call.host()
        .open(
            new ManagerHost.Needs(
                call.arguments().has("runtime"),
                config == null ? Optional.empty() : Optional.of(config.file())));
  }

  public static Progress progress(Invocation call, boolean platforms) {
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
