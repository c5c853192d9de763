// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A plugin, to be called. Thread-safe. A handle stays valid while the plugin is restarted, replaced
 * by a new binary or stopped; calls in between fail with {@link
 * PluginCallException.Kind#NOT_RUNNING} or wait, as {@link CallOptions#waitForReady} says.
 *
 * <p>The plugin's generation is found out by what it serves; no call names one. Whatever a
 * generation does not have is {@link PluginCallException.Kind#UNSUPPORTED}.
 *
 * <p>In a runtime each plugin that is ready is a service of this type, with the properties named
 * here; it goes when the plugin is no longer ready, and comes again with it.
 */
@ProviderType
public interface PluginClient {

  /** The service property with {@link #name()}. */
  String NAME = "name";

  /**
   * The service property with the version by the manager's receipt, else by the plugin itself, else
   * by its file name; absent if none of them tells it.
   */
  String VERSION = "version";

  /** The service property with the plugin's {@link PluginType}, in lower case. */
  String TYPE = "type";

  /** The service property with each {@link PluginMod} that the plugin serves, in lower case. */
  String MODS = "mods";

  /** The service property with the letter of the plugin's {@link Generation}. */
  String GENERATION = "generation";

  /** The name by which the plugin was discovered. */
  String name();

  /** What the plugin says of itself. */
  PluginInfo info(CallOptions options) throws PluginCallException, InterruptedException;

  /** What the plugin asks when a job of this name is made. */
  List<Question> questions(String jobName, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** Whether an answer can be used. */
  Validation validate(Answer answer, CallOptions options)
      throws PluginCallException, InterruptedException;

  /**
   * The configuration that follows from the answers, in the plugin's order.
   *
   * @param taskConfig of the task that a hook of generation A is for; empty otherwise
   */
  Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException;

  /**
   * The assets that follow from the answers, by file name.
   *
   * @param taskConfig of the task that a hook of generation A is for; empty otherwise
   */
  Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** The assets of one run, by file name. */
  Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** What the task writes to. */
  Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException;

  /** What the task reads from. */
  List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException;

  /**
   * Returns the connection to the plugin's current process, for everything outside the contract of
   * Optimus: the plugin's own services, and go-plugin's broker.
   *
   * @param options whether and how long to wait for a process
   */
  PluginConnection connection(CallOptions options) throws PluginCallException, InterruptedException;
}
