// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginConnection;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin in memory that writes to the setting TARGET of its job. Compiles assets as the test
 * says, and records the options of its calls. A plugin that is down fails all calls.
 */
final class ScriptedPlugin implements PluginClient {
  final List<CallOptions> calls = Collections.synchronizedList(new ArrayList<>());
  private final String name;
  private final PluginType type;
  private final AssetCompiler assets;
  private final boolean down;

  private ScriptedPlugin(String name, PluginType type, AssetCompiler assets, boolean down) {
    this.name = name;
    this.type = type;
    this.assets = assets;
    this.down = down;
  }

  /** Compiles assets. */
  @FunctionalInterface
  interface AssetCompiler {
    Map<String, String> compile(CompileRequest request) throws PluginCallException;
  }

  static ScriptedPlugin task(String name, AssetCompiler assets) {
    return new ScriptedPlugin(name, PluginType.TASK, assets, false);
  }

  static ScriptedPlugin hook(String name) {
    return new ScriptedPlugin(name, PluginType.HOOK, CompileRequest::assets, false);
  }

  static ScriptedPlugin down(String name) {
    return new ScriptedPlugin(name, PluginType.TASK, CompileRequest::assets, true);
  }

  /** Returns a failure of a call. */
  static PluginCallException failure(PluginCallException.Kind kind) {
    return new PluginCallException(kind, "plugin neo: " + kind.word(), "look at its log", null);
  }

  private void called(CallOptions options) throws PluginCallException {
    calls.add(options);
    if (down) {
      throw failure(PluginCallException.Kind.NOT_RUNNING);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PluginInfo info(CallOptions options) throws PluginCallException {
    called(options);
    return new PluginInfo(
        name,
        "",
        type,
        Set.of(PluginMod.CLI, PluginMod.DEPENDENCY_RESOLVER),
        Optional.of("1.0.0"),
        List.of(),
        "image",
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        Generation.C);
  }

  @Override
  public List<Question> questions(String jobName, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Validation validate(Answer answer, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException {
    called(options);
    return assets.compile(request);
  }

  @Override
  public Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException {
    called(options);
    return new Destination(request.config().getOrDefault("TARGET", ""), Optional.of("bigquery"));
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException {
    called(options);
    return List.of();
  }

  @Override
  public PluginConnection connection(CallOptions options) {
    throw new UnsupportedOperationException();
  }
}
