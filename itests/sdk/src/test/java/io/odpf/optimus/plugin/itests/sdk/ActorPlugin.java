// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.sdk;

import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.proto.health.HealthCheckRequest;
import io.odpf.optimus.plugin.proto.health.HealthCheckResponse;
import io.odpf.optimus.plugin.proto.health.HealthGrpc;
import io.odpf.optimus.plugin.sdk.Answers;
import io.odpf.optimus.plugin.sdk.CliMod;
import io.odpf.optimus.plugin.sdk.DependencyResolverMod;
import io.odpf.optimus.plugin.sdk.OptimusPlugin;
import io.odpf.optimus.plugin.sdk.PluginCall;
import io.odpf.optimus.plugin.sdk.PluginDescription;
import io.odpf.optimus.plugin.sdk.QuestionBuilder;
import io.odpf.optimus.plugin.sdk.ServeOptions;
import io.odpf.optimus.plugin.sdk.Validations;
import io.odpf.optimus.plugin.sdk.goplugin.PluginContext;
import io.odpf.optimus.plugin.sdk.log.LogLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plugin for tests. Its behaviour is given by the words in the variable {@link #ROLE}. */
final class ActorPlugin implements OptimusPlugin, CliMod, DependencyResolverMod {
  /** For example {@code generation=D tcp print}. */
  static final String ROLE = "OPTIMUS_SDK_ROLE";

  /** The number under which it accepts a connection of the broker. */
  static final int ACCEPTED = 7;

  private final PluginContext context;
  private final Role role;

  private ActorPlugin(PluginContext context, Role role) {
    this.context = context;
    this.role = role;
    if (role.has("banner")) {
      System.out.println("Hello before the handshake");
    }
    if (role.has("fail")) {
      throw new IllegalStateException("this plugin cannot start");
    }
    if (role.has("accept")) {
      accept();
    }
  }

  /** Returns the words of the variable. */
  private record Role(List<String> words) {
    boolean has(String word) {
      return words.contains(word);
    }

    Optional<String> value(String name) {
      return words.stream()
          .filter(word -> word.startsWith(name + "="))
          .map(word -> word.substring(name.length() + 1))
          .findFirst();
    }
  }

  public static void main(String[] arguments) {
    Role role = new Role(List.of(System.getenv().getOrDefault(ROLE, "").split(" ")));
    ServeOptions options = ServeOptions.DEFAULT;
    if (role.value("generation").isPresent()) {
      options = options.withGenerations(Generation.valueOf(role.value("generation").get()));
    }
    if (role.has("tcp")) {
      options = options.withTcp();
    }
    if (role.value("level").isPresent()) {
      options = options.withLeastLevel(LogLevel.valueOf(role.value("level").get()));
    }
    OptimusPlugin.serve(context -> new ActorPlugin(context, role), options);
  }

  @Override
  public PluginDescription describe() {
    if (role.has("print")) {
      System.out.println("printed to standard output: grüße");
      System.err.println("printed to standard error");
    }
    for (LogLevel level : LogLevel.values()) {
      context.logger().log(level, "logged", "level", level, "count", 1, "quoted", "\"\n\u0001");
    }
    PluginDescription.Builder description =
        role.has("hook")
            ? PluginDescription.hook("actor", "1.0", HookType.POST).dependsOn("first")
            : PluginDescription.task("actor", "1.0");
    return description.image("image:1").secretPath("/secret").description(dialled()).build();
  }

  private void accept() {
    HealthGrpc.HealthImplBase health =
        new HealthGrpc.HealthImplBase() {
          @Override
          public void check(
              HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
            observer.onNext(
                HealthCheckResponse.newBuilder()
                    .setStatus(HealthCheckResponse.ServingStatus.NOT_SERVING)
                    .build());
            observer.onCompleted();
          }
        };
    ServerServiceDefinition service = health.bindService();
    try {
      context.broker().accept(ACCEPTED, List.of(service));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the reply of the host's service at the other end of the broker, if the role asks for
   * it.
   */
  private String dialled() {
    if (role.value("dial").isEmpty()) {
      return "";
    }
    try {
      ManagedChannel channel = context.broker().dial(Integer.parseInt(role.value("dial").get()));
      try {
        HealthCheckResponse response =
            ClientCalls.blockingUnaryCall(
                channel,
                HealthGrpc.getCheckMethod(),
                io.grpc.CallOptions.DEFAULT,
                HealthCheckRequest.getDefaultInstance());
        return response.getStatus().name();
      } finally {
        channel.shutdownNow();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Question> questions(String jobName, PluginCall call) {
    return List.of(
        QuestionBuilder.ask("kind", "Which kind for " + jobName + "?")
            .help("a or b")
            .defaultValue("a")
            .choices("a", "b")
            .then("b", QuestionBuilder.ask("more", "More?").build())
            .build());
  }

  @Override
  public Validation validate(Answer answer, PluginCall call) {
    if (answer.value().equals("odd")) {
      throw new IllegalArgumentException("an odd answer");
    }
    if (answer.value().equals("broken")) {
      throw new IllegalStateException("a broken plugin");
    }
    return answer.question().choices().contains(answer.value())
        ? Validations.valid()
        : Validations.invalid("choose of " + answer.question().choices());
  }

  @Override
  public Map<String, String> defaultConfig(List<Answer> answers, PluginCall call) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("KIND", Answers.of("kind", answers));
    config.put("DRY", "" + call.dryRun());
    return config;
  }

  @Override
  public Map<String, String> defaultAssets(List<Answer> answers, PluginCall call) {
    return Map.of("query.sql", "select '" + Answers.of("kind", answers) + "'");
  }

  /** Returns everything that it received, in one file. */
  @Override
  public Map<String, String> compileAssets(CompileRequest request, PluginCall call) {
    StringBuilder text = new StringBuilder();
    text.append(request.config()).append(request.assets()).append(request.window());
    text.append(request.scheduledAt()).append(' ').append(request.windowStart()).append(' ');
    text.append(request.windowEnd());
    for (InstanceData data : request.instanceData()) {
      text.append(data.kind()).append(data.name()).append(data.value());
    }
    return Map.of("sent", text.toString());
  }

  @Override
  public Destination destination(ResolveRequest request, PluginCall call) {
    return new Destination(
        request.config().get("TABLE") + "@" + request.project().name(), Optional.of("store"));
  }

  @Override
  public List<String> dependencies(ResolveRequest request, PluginCall call) {
    return List.of(
        request.assets().keySet() + "",
        request.project().secrets().containsKey("key")
            ? request.project().secrets().get("key").reveal()
            : "no secret");
  }
}
