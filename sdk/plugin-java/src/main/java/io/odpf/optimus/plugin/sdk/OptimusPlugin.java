// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.proto.handshake.MagicCookie;
import io.odpf.optimus.plugin.sdk.goplugin.GoPluginServer;
import io.odpf.optimus.plugin.sdk.goplugin.PluginContext;
import io.odpf.optimus.plugin.sdk.goplugin.ServerSettings;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/**
 * A plugin of Optimus. That it exists is all that a task or a hook must show; one that asks
 * questions implements {@link CliMod} as well, one that knows what its task reads and writes {@link
 * DependencyResolverMod}.
 *
 * <pre>{@code
 * final class Neo implements OptimusPlugin, CliMod {
 *   public static void main(String[] arguments) {
 *     OptimusPlugin.serve(context -> new Neo());
 *   }
 *   ...
 * }
 * }</pre>
 *
 * <p>Calls come from several threads at a time. A call that fails with an {@link
 * IllegalArgumentException} tells the caller that the request makes no sense, any other exception
 * that the plugin failed; its message is shown to the user, its stack trace goes to the log.
 */
public interface OptimusPlugin extends AutoCloseable {

  /** What the plugin is. Called once for each time that the host asks; should be quick. */
  PluginDescription describe();

  /** Releases what the plugin holds, when it is to end. Does nothing by default. */
  @Override
  default void close() throws IOException {}

  /**
   * Serves a plugin to the host that started this process, generations B and C of the contract, on
   * a unix socket (TCP on Windows). Does not return: the process ends when the host says so, and
   * when the host has ended.
   *
   * @param factory makes the plugin, once
   */
  static void serve(Function<PluginContext, ? extends OptimusPlugin> factory) {
    serve(factory, ServeOptions.DEFAULT);
  }

  /**
   * Serves a plugin in another way than the usual one.
   *
   * @param factory makes the plugin, once
   */
  static void serve(
      Function<PluginContext, ? extends OptimusPlugin> factory, ServeOptions options) {
    ServerSettings settings =
        new ServerSettings(
            MagicCookie.KEY,
            MagicCookie.VALUE,
            Set.of(1), // The same in all generations.
            options.network(),
            options.leastLevel());
    int exitCode =
        new GoPluginServer(settings, System.getenv())
            .serve(
                (context, version) ->
                    new ServedPlugin(
                        factory.apply(context), context.logger(), options.generations()));
    System.exit(exitCode);
  }
}
