// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.option.Secret;
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
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.PluginUsage;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

/** A supervisor with one plugin, neo, which is ready and answers at once; more can be added. */
final class FakeSupervisor implements Supervisor {
  private final Set<SupervisorListener> listeners = new CopyOnWriteArraySet<>();
  private final List<PluginStatus> plugins = new CopyOnWriteArrayList<>();
  private final List<PluginLogRecord> records = new CopyOnWriteArrayList<>();
  final AtomicInteger calls = new AtomicInteger();

  FakeSupervisor() {
    add("neo", PluginState.READY, Optional.empty());
  }

  /** Adds a plugin, which runs version 1.0 if it is ready. */
  void add(String name, PluginState state, Optional<Problem> failure) {
    boolean ready = state == PluginState.READY;
    plugins.add(
        new PluginStatus(
            name,
            Path.of("/plugins/optimus-" + name + "_linux_amd64"),
            Optional.of("1.0"),
            Optional.empty(),
            List.of(),
            state,
            Instant.EPOCH,
            ready ? OptionalLong.of(42) : OptionalLong.empty(),
            Optional.empty(),
            ready ? 0 : 3,
            failure,
            PluginUsage.NONE));
  }

  void crash() {
    for (SupervisorListener listener : listeners) {
      listener.changed(
          new PluginEvent(
              Instant.EPOCH,
              "neo",
              PluginState.READY,
              PluginState.BACKOFF,
              "exit code 2",
              Optional.empty()));
    }
  }

  void log(String message) {
    PluginLogRecord log =
        new PluginLogRecord(
            Instant.EPOCH,
            "neo",
            PluginLogRecord.Stream.STDERR,
            System.Logger.Level.INFO,
            message,
            Map.of());
    records.add(log);
    listeners.forEach(listener -> listener.logged(log));
  }

  @Override
  public List<PluginStatus> plugins() {
    return List.copyOf(plugins);
  }

  @Override
  public Optional<PluginStatus> plugin(String name) {
    return plugins().stream().filter(plugin -> plugin.name().equals(name)).findFirst();
  }

  @Override
  public PluginClient client(String name) throws SupervisorException {
    if (plugin(name).isEmpty()) {
      throw new SupervisorException(
          Problem.ofPlugin(name, CommonProblem.UNKNOWN_PLUGIN, "there is no plugin " + name, ""),
          null);
    }
    return new Neo(name);
  }

  private final class Neo implements PluginClient {
    private final String name;

    private Neo(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public PluginInfo info(CallOptions options) {
      calls.incrementAndGet();
      return new PluginInfo(
          name,
          "asks \"questions\" – über alles",
          PluginType.TASK,
          Set.of(PluginMod.CLI),
          Optional.of("1.0"),
          List.of("v1"),
          "image",
          List.of(),
          HookType.UNSPECIFIED,
          Optional.empty(),
          Generation.C);
    }

    @Override
    public List<Question> questions(String jobName, CallOptions options) {
      calls.incrementAndGet();
      return List.of(new Question("where", jobName, "", "", List.of("here"), List.of()));
    }

    @Override
    public Validation validate(Answer answer, CallOptions options) {
      return new Validation(false, answer.question().name() + "=" + answer.value());
    }

    @Override
    public Map<String, String> defaultConfig(
        List<Answer> answers, Map<String, String> taskConfig, CallOptions options) {
      return taskConfig;
    }

    @Override
    public Map<String, String> defaultAssets(
        List<Answer> answers, Map<String, String> taskConfig, CallOptions options) {
      return taskConfig;
    }

    @Override
    public Map<String, String> compileAssets(CompileRequest request, CallOptions options) {
      return request.assets();
    }

    @Override
    public Destination destination(ResolveRequest request, CallOptions options)
        throws PluginCallException {
      String password =
          Optional.ofNullable(request.project().secrets().get("password"))
              .map(Secret::reveal)
              .orElse("nothing");
      throw new PluginCallException(
          PluginCallException.Kind.REFUSED, "cannot log in with " + password, "", null);
    }

    @Override
    public List<String> dependencies(ResolveRequest request, CallOptions options) {
      return List.copyOf(request.config().keySet());
    }

    @Override
    public PluginConnection connection(CallOptions options) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public void start(List<String> names, Duration timeout) {}

  @Override
  public void stop(List<String> names, Duration timeout) {}

  @Override
  public void restart(List<String> names, Duration timeout) {}

  @Override
  public void rescan() {}

  @Override
  public List<PluginLogRecord> logs(String name, int most) {
    return records.stream().filter(it -> it.plugin().equals(name)).toList();
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
