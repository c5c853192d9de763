// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A handle by which a plugin is called. Thread-safe. The handle stays valid while the plugin is
 * restarted, replaced by a new binary, or stopped; meanwhile calls fail with {@link
 * PluginCallException.Kind#NOT_RUNNING} or wait, depending on {@link CallOptions#waitForReady}.
 *
 * <p>The supervisor detects the plugin's generation from the services that it offers. Calls that a
 * generation does not have fail with {@link PluginCallException.Kind#UNSUPPORTED}.
 *
 * <p>In a runtime every plugin that is ready is a service of this type with the properties named
 * here. The service is unregistered while the plugin is not ready.
 */
@ProviderType
public interface PluginClient {

  /** The service property that holds {@link #name()}. */
  String NAME = "name";

  /**
   * The service property that holds the version from the manager's receipt, else from the plugin
   * itself, else from its file name; absent if none of them has it.
   */
  String VERSION = "version";

  /** The service property that holds the plugin's {@link PluginType}, in lower case. */
  String TYPE = "type";

  /** The service property that holds the {@link PluginMod}s of the plugin, in lower case. */
  String MODS = "mods";

  /** The service property that holds the letter of the plugin's {@link Generation}. */
  String GENERATION = "generation";

  /** Returns the name under which the plugin was discovered. */
  String name();

  /** Returns the plugin's description of itself. */
  PluginInfo info(CallOptions options) throws PluginCallException, InterruptedException;

  /** Returns the plugin's questions for a new job. */
  List<Question> questions(String jobName, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** Returns the plugin's verdict on an answer. */
  Validation validate(Answer answer, CallOptions options)
      throws PluginCallException, InterruptedException;

  /**
   * Returns the default configuration for the answers, in the plugin's order.
   *
   * @param taskConfig the configuration of the task that a hook of generation A belongs to; empty
   *     otherwise
   */
  Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException;

  /**
   * Returns the default assets for the answers, by file name.
   *
   * @param taskConfig the configuration of the task that a hook of generation A belongs to; empty
   *     otherwise
   */
  Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** Returns the assets of one run, by file name. */
  Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** Returns the destination that the task writes to. */
  Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** Returns the sources that the task reads from. */
  List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException;

  /**
   * Returns the connection to the plugin's current process, for services outside Optimus's
   * contract: the plugin's own services, and go-plugin's broker.
   *
   * @param options whether and how long to wait for a process
   */
  PluginConnection connection(CallOptions options) throws PluginCallException, InterruptedException;
}
