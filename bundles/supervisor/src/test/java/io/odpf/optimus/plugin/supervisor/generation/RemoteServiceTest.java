// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.proto.c.CLIModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.GetNameResponse;
import io.odpf.optimus.plugin.proto.c.GetQuestionsResponse;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What becomes of calls that fail, through the calls of generation C. */
class RemoteServiceTest {
  private static final CallLimits SHORT = new CallLimits(Duration.ofMillis(200), false);

  @RegisterExtension final PluginServer server = new PluginServer();

  private PluginCalls calls() {
    return ModCalls.ofC("neo", server.channel());
  }

  private PluginCallException questionsFailure(CallLimits limits) {
    PluginCalls calls = calls();
    Throwable failure = catchThrowable(() -> calls.questions("daily", limits));
    assertThat(failure).isInstanceOf(PluginCallException.class);
    return (PluginCallException) failure;
  }

  private PluginCallException questionsAnsweredWith(Status status) throws Exception {
    server.fail(CLIModServiceGrpc.getGetQuestionsMethod(), status).start();
    return questionsFailure(Jobs.LIMITS);
  }

  @Test
  void namesModAndGenerationOfAMissingService() throws Exception {
    server.start();

    PluginCallException failure = questionsFailure(Jobs.LIMITS);

    assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(failure)
        .hasMessage("plugin neo does not serve GetQuestions of the CLI mod of generation C");
    assertThat(failure.hint()).isEqualTo("see which parts it serves: optimus plugin info neo");
    assertThat(failure.getCause()).isNotNull();
  }

  @Test
  void reportsATimeoutWithItsLimit() throws Exception {
    server.hang(CLIModServiceGrpc.getGetQuestionsMethod()).start();

    PluginCallException failure = questionsFailure(SHORT);

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessage("plugin neo did not answer GetQuestions within 200 ms");
    assertThat(failure.hint()).contains("allow the call more time");
  }

  @Test
  void timesOutWithoutACallIfNoTimeIsLeft() throws Exception {
    server
        .answer(
            CLIModServiceGrpc.getGetQuestionsMethod(), GetQuestionsResponse.getDefaultInstance())
        .start();

    PluginCallException failure = questionsFailure(new CallLimits(Duration.ofSeconds(-1), false));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void acceptsATimeoutBeyondTheRangeOfNanoseconds() throws Exception {
    server
        .answer(
            CLIModServiceGrpc.getGetQuestionsMethod(), GetQuestionsResponse.getDefaultInstance())
        .start();

    assertThat(
            calls().questions("daily", new CallLimits(Duration.ofSeconds(Long.MAX_VALUE), false)))
        .isEmpty();
  }

  @Test
  void distinguishesThePluginsTimeoutFromTheCalls() throws Exception {
    PluginCallException failure =
        questionsAnsweredWith(Status.DEADLINE_EXCEEDED.withDescription("warehouse is slow"));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessage("plugin neo gave up GetQuestions: warehouse is slow");
  }

  @Test
  void reportsAPluginThatEndsDuringACall() throws Exception {
    server.crash().start();

    PluginCallException failure = questionsFailure(Jobs.LIMITS);

    assertThat(failure.kind()).isEqualTo(Kind.CRASHED);
    assertThat(failure.getMessage())
        .startsWith("plugin neo ended or closed the connection during GetQuestions: ");
    assertThat(failure.hint()).contains("log");
  }

  @Test
  void treatsALostConnectionAsAPluginThatEnds() {
    Status status =
        Status.UNKNOWN.withDescription("channel closed").withCause(new ClosedChannelException());

    PluginCallException failure =
        new StatusTranslator("neo")
            .of(
                status.asRuntimeException(),
                "GetQuestions",
                "the CLI mod of generation C",
                Duration.ofSeconds(30),
                false,
                List.of());

    assertThat(failure.kind()).isEqualTo(Kind.CRASHED);
    assertThat(failure)
        .hasMessage(
            "plugin neo ended or closed the connection during GetQuestions: channel closed");
  }

  @Test
  void reportsAPluginThatDoesNotListen() {
    PluginCallException failure = questionsFailure(Jobs.LIMITS);

    assertThat(failure.kind()).isEqualTo(Kind.CRASHED);
  }

  @Test
  void namesTheLimitOfARequestThatIsTooLarge() throws Exception {
    server
        .answer(
            CLIModServiceGrpc.getCompileAssetsMethod(), CompileAssetsResponse.getDefaultInstance())
        .start();
    PluginCalls calls = calls();
    // As in Go, the server takes 4 MiB.
    Throwable thrown = catchThrowable(() -> calls.compileAssets(Jobs.LARGE_COMPILE, Jobs.LIMITS));

    assertThat(thrown)
        .isInstanceOfSatisfying(
            PluginCallException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.INVALID);
              assertThat(failure.getMessage())
                  .startsWith(
                      "the request of CompileAssets to plugin neo or its answer is too large: ")
                  .contains("4194304");
              assertThat(failure.hint()).contains("4 MiB");
            });
  }

  @Test
  void reportsAnAnswerThatExceedsTheHostsLimit() throws Exception {
    server
        .answer(
            CLIModServiceGrpc.getGetQuestionsMethod(),
            GetQuestionsResponse.newBuilder()
                .addQuestions(PluginQuestion.newBuilder().setHelp("x".repeat(5 << 20)))
                .build())
        .start();

    PluginCallException failure = questionsFailure(Jobs.LIMITS);

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.getMessage()).contains("or its answer is too large", "4194304");
  }

  @Test
  void refusesAnAnswerThatIsNotAMessageOfTheCall() throws Exception {
    GetNameResponse reply = GetNameResponse.newBuilder().setName("zz").build();
    server
        .answer(
            CLIModServiceGrpc.getGetQuestionsMethod().toBuilder(
                    CLIModServiceGrpc.getGetQuestionsMethod().getRequestMarshaller(),
                    ProtoLiteUtils.marshaller(reply))
                .build(),
            reply)
        .start();

    PluginCallException failure = questionsFailure(Jobs.LIMITS);

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "the answer of plugin neo to GetQuestions cannot be read: it is not a GetQuestions message"
                + " of the CLI mod of generation C");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"OK", "UNIMPLEMENTED", "DEADLINE_EXCEEDED", "UNAVAILABLE", "RESOURCE_EXHAUSTED"})
  void quotesAnyOtherRefusal(Status.Code code) throws Exception {
    PluginCallException failure =
        questionsAnsweredWith(Status.fromCode(code).withDescription("no table\n\u001b[31mred"));

    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessage("plugin neo refused GetQuestions: no table \\u{1b}[31mred");
    assertThat(failure.hint()).isEqualTo("the text is the plugin's own; its log may tell more");
  }

  @Test
  void namesTheStatusOfARefusalWithoutWords() throws Exception {
    assertThat(questionsAnsweredWith(Status.UNKNOWN))
        .hasMessage("plugin neo refused GetQuestions: UNKNOWN");
  }

  @Test
  void boundsQuotedText() throws Exception {
    assertThat(questionsAnsweredWith(Status.UNKNOWN.withDescription("x".repeat(5000))).getMessage())
        .hasSizeLessThan(500);
  }

  @Test
  void masksSecretsThatThePluginRepeats() throws Exception {
    Status status = Status.UNKNOWN.withDescription("cannot log in as bob with hunter2");
    server
        .fail(DependencyResolverModServiceGrpc.getGenerateDestinationMethod(), status)
        .fail(DependencyResolverModServiceGrpc.getGenerateDependenciesMethod(), status)
        .start();
    PluginCalls calls = calls();
    ResolveRequest request =
        new ResolveRequest(
            Map.of(),
            Map.of(),
            new ResolveRequest.Project("p", Map.of(), Map.of("KEY", Secret.of("hunter2"))));

    for (Throwable failure :
        List.of(
            catchThrowable(() -> calls.destination(request, Jobs.LIMITS)),
            catchThrowable(() -> calls.dependencies(request, Jobs.LIMITS)))) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString())
          .contains("cannot log in as bob with ****", "Caused by")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void cancelsTheCallOfAnInterruptedThread() throws Exception {
    server
        .hang(CLIModServiceGrpc.getGetQuestionsMethod())
        .answer(
            CLIModServiceGrpc.getCompileAssetsMethod(), CompileAssetsResponse.getDefaultInstance())
        .start();
    ManagedChannel channel = server.channel();
    PluginCalls calls = ModCalls.ofC("neo", channel);
    FutureTask<Throwable> call =
        new FutureTask<>(
            () -> {
              Throwable failure = catchThrowable(() -> calls.questions("daily", Jobs.LIMITS));
              return Thread.currentThread().isInterrupted()
                  ? new AssertionError("still interrupted", failure)
                  : failure;
            });
    Thread caller = new Thread(call, "caller");
    caller.start();
    server.awaitCall();

    caller.interrupt();

    assertThat(call.get(5, TimeUnit.MINUTES))
        .isInstanceOf(InterruptedException.class)
        .hasMessage("interrupted during GetQuestions of plugin neo");
    server.awaitCancel();
    // The connection is still there for others.
    assertThat(calls.compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS)).isEmpty();
  }

  @Test
  void failsWithoutACallIfTheThreadIsInterrupted() throws Exception {
    server.hang(CLIModServiceGrpc.getGetQuestionsMethod()).start();
    PluginCalls calls = calls();
    Thread.currentThread().interrupt();

    Throwable failure = catchThrowable(() -> calls.questions("daily", Jobs.LIMITS));

    assertThat(Thread.interrupted()).isFalse();
    assertThat(failure).isInstanceOf(InterruptedException.class);
  }
}
