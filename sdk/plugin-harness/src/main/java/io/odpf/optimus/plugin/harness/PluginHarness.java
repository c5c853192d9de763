// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.harness;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.sdk.OptimusPlugin;
import io.odpf.optimus.plugin.supervisor.CommandSupervisors;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Drives plugins, for tests with any framework. Closing it ends every plugin that it drives. For
 * one thread.
 *
 * <pre>{@code
 * try (PluginHarness harness = PluginHarness.open()) {
 *   PluginClient neo = harness.inMemory(new Neo());
 *   assertEquals("neo", neo.info(CallOptions.DEFAULT).name());
 *
 *   PluginTrial process = harness.start(Path.of("target/optimus-neo_linux_amd64"));
 *   assertEquals("neo", process.client().info(CallOptions.DEFAULT).name());
 *   assertEquals(OptionalInt.of(0), process.shutDown(Duration.ofSeconds(10)).exitCode());
 * }
 * }</pre>
 */
public final class PluginHarness implements AutoCloseable {
  private final PluginTrials trials;
  private final Deque<MemoryPlugin> plugins = new ArrayDeque<>();

  private PluginHarness(PluginTrials trials) {
    this.trials = trials;
  }

  /** Opens a harness with this process's environment, of which plugins receive what hosts pass. */
  public static PluginHarness open() {
    return open(System.getenv());
  }

  /** Opens a harness with an environment, of which plugins receive what hosts pass. */
  public static PluginHarness open(Map<String, String> environment) {
    return new PluginHarness(new CommandSupervisors().trials(environment));
  }

  /**
   * Serves a plugin in memory in generation C. Calls go through gRPC and the messages of the
   * contract, so that a value which the contract cannot carry is lost here, too.
   *
   * @return the client for calls, until the harness is closed
   */
  public PluginClient inMemory(OptimusPlugin plugin) {
    return inMemory(plugin, Generation.C);
  }

  /**
   * Serves a plugin in memory.
   *
   * @param generation the generation to speak, B to E
   */
  public PluginClient inMemory(OptimusPlugin plugin, Generation generation) {
    MemoryPlugin served = MemoryPlugin.serve(plugin, generation);
    plugins.push(served);
    return served.client();
  }

  /**
   * Starts any plugin's file as a process, in the best generation that it serves.
   *
   * @throws SupervisorException if it cannot be started or called; the message tells why
   */
  public PluginTrial start(Path file) throws SupervisorException, InterruptedException {
    return start(TrialRequest.of(file));
  }

  /**
   * Starts a process with AutoMTLS, in another generation, or with other variables.
   *
   * @throws SupervisorException if it cannot be started or called; the message tells why
   */
  public PluginTrial start(TrialRequest request) throws SupervisorException, InterruptedException {
    return trials.start(request);
  }

  @Override
  public void close() {
    trials.close();
    plugins.forEach(MemoryPlugin::close);
  }
}
