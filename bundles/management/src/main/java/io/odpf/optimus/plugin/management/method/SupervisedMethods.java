// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.conversion.CallMessages;
import io.odpf.optimus.plugin.management.conversion.RunningMessages;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.proto.management.CallPluginReply;
import io.odpf.optimus.plugin.proto.management.CallPluginRequest;
import io.odpf.optimus.plugin.proto.management.Dependencies;
import io.odpf.optimus.plugin.proto.management.GetLogsReply;
import io.odpf.optimus.plugin.proto.management.GetLogsRequest;
import io.odpf.optimus.plugin.proto.management.GetPluginInfoRequest;
import io.odpf.optimus.plugin.proto.management.PluginInfo;
import io.odpf.optimus.plugin.proto.management.Questions;
import io.odpf.optimus.plugin.proto.management.ResolveCall;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The methods that call running plugins and return their logs. */
final class SupervisedMethods {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int USUAL_RECORDS = 100;
  private static final int MOST_RECORDS = 1000;

  private final Supplier<Optional<Supervisor>> supervisor;

  SupervisedMethods(Supplier<Optional<Supervisor>> supervisor) {
    this.supervisor = supervisor;
  }

  PluginInfo info(GetPluginInfoRequest request) throws ProblemException, InterruptedException {
    return RunningMessages.of(client(request.getPlugin()).info(CallOptions.DEFAULT));
  }

  GetLogsReply logs(GetLogsRequest request) throws ProblemException {
    int limit = request.getLimit() == 0 ? USUAL_RECORDS : request.getLimit();
    if (limit < 0 || limit > MOST_RECORDS) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST, "the limit is 1 to " + MOST_RECORDS + ", not " + limit, "");
    }
    GetLogsReply.Builder reply = GetLogsReply.newBuilder();
    present()
        .logs(request.getPlugin(), limit)
        .forEach(log -> reply.addRecords(RunningMessages.of(log)));
    return reply.build();
  }

  CallPluginReply call(CallPluginRequest request) throws ProblemException, InterruptedException {
    PluginClient client = client(request.getPlugin());
    CallOptions options = CallOptions.DEFAULT;
    if (request.getTimeoutMillis() != 0) {
      options = options.withTimeout(timeout(request.getTimeoutMillis()));
    }
    try {
      return call(client, request, options);
    } catch (PluginCallException failure) {
      throw redacted(failure, request);
    }
  }

  private static Duration timeout(long millis) throws EndpointException {
    if (millis < 0 || millis > LONGEST.toMillis()) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST,
          "the time allowed for a call is 1 to " + LONGEST.toMillis() + " ms, not " + millis,
          "");
    }
    return Duration.ofMillis(millis);
  }

  private static CallPluginReply call(
      PluginClient client, CallPluginRequest request, CallOptions options)
      throws ProblemException, InterruptedException {
    CallPluginReply.Builder reply = CallPluginReply.newBuilder();
    switch (request.getCallCase()) {
      case QUESTIONS -> {
        Questions.Builder questions = Questions.newBuilder();
        client
            .questions(request.getQuestions().getJobName(), options)
            .forEach(question -> questions.addQuestions(CallMessages.of(question)));
        reply.setQuestions(questions);
      }
      case VALIDATE -> {
        Validation validation =
            client.validate(CallMessages.answer(request.getValidate().getAnswer()), options);
        reply.setValidation(
            io.odpf.optimus.plugin.proto.management.Validation.newBuilder()
                .setValid(validation.valid())
                .setError(validation.error()));
      }
      case DEFAULT_CONFIG ->
          reply.setEntries(
              CallMessages.entries(
                  client.defaultConfig(
                      CallMessages.answers(request.getDefaultConfig().getAnswersList()),
                      request.getDefaultConfig().getTaskConfigMap(),
                      options)));
      case DEFAULT_ASSETS ->
          reply.setEntries(
              CallMessages.entries(
                  client.defaultAssets(
                      CallMessages.answers(request.getDefaultAssets().getAnswersList()),
                      request.getDefaultAssets().getTaskConfigMap(),
                      options)));
      case COMPILE_ASSETS ->
          reply.setEntries(
              CallMessages.entries(
                  client.compileAssets(CallMessages.request(request.getCompileAssets()), options)));
      case DESTINATION ->
          reply.setDestination(
              CallMessages.of(
                  client.destination(CallMessages.request(request.getDestination()), options)));
      case DEPENDENCIES ->
          reply.setDependencies(
              Dependencies.newBuilder()
                  .addAllNames(
                      client.dependencies(
                          CallMessages.request(request.getDependencies()), options)));
      case CALL_NOT_SET ->
          throw new EndpointException(
              EndpointProblem.BAD_REQUEST, "the request names no call", "see /openapi.json");
    }
    return reply.build();
  }

  /**
   * Removes the secrets of the request from a failure's message and hint, in which a plugin may
   * have repeated them.
   */
  private static PluginCallException redacted(
      PluginCallException failure, CallPluginRequest request) {
    ResolveCall call =
        request.hasDestination() ? request.getDestination() : request.getDependencies();
    String message = String.valueOf(failure.getMessage());
    String hint = failure.hint();
    for (String value : call.getProjectSecretsMap().values()) {
      message = Secret.of(value).redact(message);
      hint = Secret.of(value).redact(hint);
    }
    return call.getProjectSecretsCount() == 0
        ? failure
        : new PluginCallException(failure.kind(), message, hint, failure);
  }

  private PluginClient client(String plugin) throws ProblemException {
    return present().client(plugin);
  }

  private Supervisor present() throws EndpointException {
    return supervisor
        .get()
        .orElseThrow(
            () ->
                new EndpointException(
                    ManagementProblem.NOT_SUPERVISED,
                    "this runtime runs no plugins",
                    "start the supervisor's bundles"));
  }
}
