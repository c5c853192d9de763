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
 * A plugin for Optimus. A plugin that asks questions also implements {@link CliMod}; one that knows
 * what its task reads and writes implements {@link DependencyResolverMod}.
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
 * <p>Methods are called by several threads concurrently. A {@link PluginException} tells the caller
 * why the plugin does not answer, an {@link IllegalArgumentException} that the request is invalid,
 * any other exception that the plugin failed. The user sees the exception's message; the log gets
 * its stack trace.
 */
public interface OptimusPlugin extends AutoCloseable {

  /** Describes the plugin. Called for each request of the host; should be fast. */
  PluginDescription describe();

  /** Releases the plugin's resources before the process ends. Does nothing by default. */
  @Override
  default void close() throws IOException {}

  /**
   * Serves a plugin to the host that started this process: generations B and C of the contract, on
   * a unix socket (TCP on Windows). Does not return: the process exits when the host tells it to or
   * has ended.
   *
   * @param factory creates the plugin; called once
   */
  static void serve(Function<PluginContext, ? extends OptimusPlugin> factory) {
    serve(factory, ServeOptions.DEFAULT);
  }

  /**
   * Serves a plugin with the given options.
   *
   * @param factory creates the plugin; called once
   */
  static void serve(
      Function<PluginContext, ? extends OptimusPlugin> factory, ServeOptions options) {
    ServerSettings settings =
        new ServerSettings(
            MagicCookie.KEY,
            MagicCookie.VALUE,
            Set.of(1), // Identical in all generations.
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
