// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.OfferedMethod;
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
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.PluginUsage;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A supervisor of plugins of generation C, or ones that do not start. Those whose names begin with
 * {@code hook} are hooks, the others are tasks. Records the calls.
 */
final class PreparedSupervisor implements Supervisor, SupervisorHost, SupervisorHost.Session {
  static final Instant SINCE = Instant.parse("2026-11-28T10:15:30.123456789Z");
  static final Question QUESTION =
      new Question(
          "PROJECT",
          "Which project?",
          "The one that pays.\nAsk its owner.",
          "a",
          List.of("a", "b"),
          List.of(
              new Question.SubQuestions(
                  "b",
                  List.of(new Question("ZONE", "Which zone?", "", "", List.of(), List.of())))));

  final List<String> asked = new ArrayList<>();
  final List<Object> requests = new ArrayList<>();
  final Map<String, Problem> refusals = new TreeMap<>();
  private final Map<String, PluginClient> clients = new TreeMap<>();
  Needs needs;
  CallOptions callOptions;
  PluginCallException failure;
  boolean shared;
  boolean accepting;
  private final Map<String, PluginStatus> plugins = new ConcurrentSkipListMap<>();
  private final List<String> arriving = new ArrayList<>();

  /** Adds a plugin that has not been started. */
  PreparedSupervisor with(String name) {
    plugins.put(name, status(name, PluginState.DISCOVERED, Optional.empty()));
    return this;
  }

  /** Adds a plugin that has not been started and answers by itself. */
  PreparedSupervisor with(PluginClient client) {
    clients.put(client.name(), client);
    return with(client.name());
  }

  /** Adds a plugin that has not been started and is found by the next search. */
  PreparedSupervisor arriving(String name) {
    arriving.add(name);
    return this;
  }

  /** Adds a plugin that does not start. */
  PreparedSupervisor failing(String name, String message, String hint) {
    refusals.put(name, Problem.ofPlugin(name, CommonProblem.UNKNOWN, message, hint));
    return with(name);
  }

  static PluginInfo info(String name) {
    return new PluginInfo(
        name,
        "moves data",
        name.startsWith("hook") ? PluginType.HOOK : PluginType.TASK,
        Set.of(PluginMod.DEPENDENCY_RESOLVER, PluginMod.CLI),
        Optional.of("0.0.6"),
        List.of(),
        "images.example.com/" + name,
        List.of(),
        HookType.UNSPECIFIED,
        Optional.empty(),
        Generation.C);
  }

  private PluginStatus status(String name, PluginState state, Optional<Problem> why) {
    boolean ready = state == PluginState.READY;
    return new PluginStatus(
        name,
        Path.of("/opt/plugins/optimus-" + name + "_linux_amd64"),
        Optional.of("0.0.6"),
        Optional.empty(),
        List.of(),
        state,
        SINCE,
        ready ? OptionalLong.of(4711) : OptionalLong.empty(),
        ready ? Optional.of(info(name)) : Optional.empty(),
        0,
        why,
        ready
            ? new PluginUsage(
                Duration.ofMillis(250), OptionalLong.of(12_300_000), 3, 1, Duration.ofMillis(40))
            : PluginUsage.NONE);
  }

  @Override
  public Session open(Needs wanted) {
    needs = wanted;
    return this;
  }

  @Override
  public PluginTrials trials(Map<String, String> environment) {
    return new PreparedTrials(new Client("neo"));
  }

  @Override
  public Optional<Supervisor> running() {
    return shared ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Supervisor supervisor() {
    return this;
  }

  @Override
  public boolean shared() {
    return shared;
  }

  @Override
  public void close() {
    asked.add("close");
  }

  @Override
  public List<PluginStatus> plugins() {
    return List.copyOf(plugins.values());
  }

  @Override
  public Optional<PluginStatus> plugin(String name) {
    return Optional.ofNullable(plugins.get(name));
  }

  @Override
  public void start(List<String> names, Duration timeout) throws SupervisorException {
    asked.add("start " + String.join(" ", names) + " within " + timeout.toSeconds());
    SupervisorException first = null;
    for (String name : names.isEmpty() ? plugins.keySet() : names) {
      Problem refusal = refusals.get(name);
      if (refusal == null) {
        plugins.put(name, status(name, PluginState.READY, Optional.empty()));
        continue;
      }
      plugins.put(name, status(name, PluginState.FAILED, Optional.of(refusal)));
      SupervisorException next = new SupervisorException(refusal, null);
      if (first == null) {
        first = next;
      } else {
        first.addSuppressed(next);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public void stop(List<String> names, Duration timeout) {
    asked.add("stop " + String.join(" ", names));
    for (String name : names) {
      plugins.put(name, status(name, PluginState.STOPPED, Optional.empty()));
    }
  }

  @Override
  public void restart(List<String> names, Duration timeout) throws SupervisorException {
    asked.add("restart " + String.join(" ", names));
    start(names, timeout);
  }

  @Override
  public void rescan() {
    asked.add("rescan");
    arriving.forEach(this::with);
    arriving.clear();
  }

  @Override
  public List<PluginLogRecord> logs(String name, int most) {
    asked.add("logs " + name + " " + most);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("caller", "\"main.go:7\"");
    return List.of(
        new PluginLogRecord(
            SINCE,
            name,
            PluginLogRecord.Stream.STDERR,
            System.Logger.Level.WARNING,
            "odd\u001b[2J input",
            fields));
  }

  @Override
  public Registration listen(SupervisorListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PluginClient client(String name) {
    return clients.getOrDefault(name, new Client(name));
  }

  /** Answers every call with an empty message. */
  private static final class EmptyReplies implements PluginConnection {
    @Override
    public byte[] call(String method, byte[] request, Duration timeout) {
      return new byte[0];
    }

    @Override
    public DialedServices dial(int id, Duration timeout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OfferedServices offer(Map<String, OfferedMethod> methods) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Client implements PluginClient {
    private final String name;

    @Override
    public PluginConnection connection(CallOptions options) {
      return new EmptyReplies();
    }

    Client(String name) {
      this.name = name;
    }

    private void called(Object request, CallOptions options) throws PluginCallException {
      requests.add(request);
      callOptions = options;
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public PluginInfo info(CallOptions options) throws PluginCallException {
      called("info", options);
      return PreparedSupervisor.info(name);
    }

    @Override
    public List<Question> questions(String job, CallOptions options) throws PluginCallException {
      called(job, options);
      return List.of(QUESTION);
    }

    @Override
    public Validation validate(Answer answer, CallOptions options) throws PluginCallException {
      called(answer, options);
      return accepting ? new Validation(true, "") : new Validation(false, "no such project");
    }

    @Override
    public Map<String, String> defaultConfig(
        List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
        throws PluginCallException {
      called(List.of(answers, taskConfig), options);
      return Map.of("PROJECT", "a");
    }

    @Override
    public Map<String, String> defaultAssets(
        List<Answer> answers, Map<String, String> taskConfig, CallOptions options)
        throws PluginCallException {
      called(List.of(answers, taskConfig), options);
      return Map.of("query.sql", "select 1\nfrom dual");
    }

    @Override
    public Map<String, String> compileAssets(CompileRequest request, CallOptions options)
        throws PluginCallException {
      called(request, options);
      return Map.of();
    }

    @Override
    public Destination destination(ResolveRequest request, CallOptions options)
        throws PluginCallException {
      called(request, options);
      return new Destination("a.b.c", Optional.of("bigquery"));
    }

    @Override
    public List<String> dependencies(ResolveRequest request, CallOptions options)
        throws PluginCallException {
      called(request, options);
      return List.of("a.b.c", "a.b.d");
    }
  }
}
