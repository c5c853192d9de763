// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

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
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

/** A supervisor with one plugin, neo, which is ready and answers at once. */
final class FakeSupervisor implements Supervisor {
  private final Set<SupervisorListener> listeners = new CopyOnWriteArraySet<>();
  final AtomicInteger calls = new AtomicInteger();

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
    for (SupervisorListener listener : listeners) {
      listener.logged(
          new PluginLogRecord(
              Instant.EPOCH,
              "neo",
              PluginLogRecord.Stream.STDERR,
              System.Logger.Level.INFO,
              message,
              Map.of()));
    }
  }

  @Override
  public List<PluginStatus> plugins() {
    return List.of(
        new PluginStatus(
            "neo",
            Path.of("/plugins/optimus-neo_linux_amd64"),
            Optional.of("1.0"),
            Optional.empty(),
            List.of(),
            PluginState.READY,
            Instant.EPOCH,
            OptionalLong.of(42),
            Optional.empty(),
            0,
            Optional.empty(),
            PluginUsage.NONE));
  }

  @Override
  public Optional<PluginStatus> plugin(String name) {
    return plugins().stream().filter(plugin -> plugin.name().equals(name)).findFirst();
  }

  @Override
  public PluginClient client(String name) throws SupervisorException {
    if (!name.equals("neo")) {
      throw new SupervisorException(
          Problem.ofPlugin(name, CommonProblem.UNKNOWN_PLUGIN, "there is no plugin " + name, ""),
          null);
    }
    return new Neo();
  }

  private final class Neo implements PluginClient {
    @Override
    public String name() {
      return "neo";
    }

    @Override
    public PluginInfo info(CallOptions options) {
      calls.incrementAndGet();
      return new PluginInfo(
          "neo",
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
      throw new PluginCallException(
          PluginCallException.Kind.REFUSED,
          "cannot log in with " + request.project().secrets().get("password").reveal(),
          "",
          null);
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
    return List.of();
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
