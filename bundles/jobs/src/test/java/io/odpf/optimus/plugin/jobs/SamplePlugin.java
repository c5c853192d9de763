// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin that writes to {@code TARGET} and reads from {@code SOURCES} of its configuration. A
 * target named {@code refuse} is an error. It compiles assets by a function. It is a hook if its
 * name begins with {@code hook}.
 */
public record SamplePlugin(
    String name,
    Set<PluginMod> mods,
    List<String> dependsOn,
    Optional<String> kind,
    AssetCompiler assets)
    implements PluginClient {

  /** Compiles assets. */
  @FunctionalInterface
  public interface AssetCompiler {
    Map<String, String> compile(CompileRequest request) throws PluginCallException;
  }

  /** Creates a plugin that leaves assets as they are. */
  public SamplePlugin(
      String name, Set<PluginMod> mods, List<String> dependsOn, Optional<String> kind) {
    this(name, mods, dependsOn, kind, CompileRequest::assets);
  }

  @Override
  public PluginInfo info(CallOptions options) {
    return new PluginInfo(
        name,
        "",
        name.startsWith("hook") ? PluginType.HOOK : PluginType.TASK,
        mods,
        Optional.of("1.0.0"),
        List.of(),
        "image",
        dependsOn,
        HookType.UNSPECIFIED,
        Optional.empty(),
        Generation.C);
  }

  @Override
  public Destination destination(ResolveRequest request, CallOptions options)
      throws PluginCallException {
    require();
    String target = request.config().getOrDefault("TARGET", "");
    if (target.equals("refuse")) {
      throw new PluginCallException(PluginCallException.Kind.REFUSED, "no such target", "", null);
    }
    return new Destination(target, kind);
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallOptions options)
      throws PluginCallException {
    require();
    String sources = request.config().getOrDefault("SOURCES", "");
    return sources.isEmpty() ? List.of() : List.of(sources.split(" "));
  }

  private void require() throws PluginCallException {
    if (!mods.contains(PluginMod.DEPENDENCY_RESOLVER)) {
      throw new PluginCallException(PluginCallException.Kind.UNSUPPORTED, "no resolver", "", null);
    }
  }

  @Override
  public List<Question> questions(String jobName, CallOptions options) {
    return List.of();
  }

  @Override
  public Validation validate(Answer answer, CallOptions options) {
    return new Validation(true, "");
  }

  @Override
  public Map<String, String> defaultConfig(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options) {
    return Map.of();
  }

  @Override
  public Map<String, String> defaultAssets(
      List<Answer> answers, Map<String, String> taskConfig, CallOptions options) {
    return Map.of();
  }

  @Override
  public Map<String, String> compileAssets(CompileRequest request, CallOptions options)
      throws PluginCallException {
    return assets.compile(request);
  }

  @Override
  public PluginConnection connection(CallOptions options) throws PluginCallException {
    throw new PluginCallException(PluginCallException.Kind.NOT_RUNNING, "no process", "", null);
  }
}
