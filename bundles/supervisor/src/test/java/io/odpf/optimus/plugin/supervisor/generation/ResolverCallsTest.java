// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.field;
import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import io.odpf.optimus.plugin.proto.c.GetNameResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generations D and E, and E's fork, each served by the generated code of its own. */
class ResolverCallsTest {

  /** The calls of a generation. */
  private enum Resolver {
    D(
        io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc.getGetNameMethod(),
        io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc.getCompileAssetsMethod(),
        io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc
            .getGenerateDestinationMethod(),
        io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc
            .getGenerateDependenciesMethod()),
    E(
        io.odpf.optimus.plugin.proto.e.gotocompany.DependencyResolverModServiceGrpc
            .getGetNameMethod(),
        io.odpf.optimus.plugin.proto.e.gotocompany.DependencyResolverModServiceGrpc
            .getCompileAssetsMethod(),
        io.odpf.optimus.plugin.proto.e.gotocompany.DependencyResolverModServiceGrpc
            .getGenerateDestinationMethod(),
        io.odpf.optimus.plugin.proto.e.gotocompany.DependencyResolverModServiceGrpc
            .getGenerateDependenciesMethod()),
    FORK(
        io.odpf.optimus.plugin.proto.e.raystack.DependencyResolverModServiceGrpc.getGetNameMethod(),
        io.odpf.optimus.plugin.proto.e.raystack.DependencyResolverModServiceGrpc
            .getCompileAssetsMethod(),
        io.odpf.optimus.plugin.proto.e.raystack.DependencyResolverModServiceGrpc
            .getGenerateDestinationMethod(),
        io.odpf.optimus.plugin.proto.e.raystack.DependencyResolverModServiceGrpc
            .getGenerateDependenciesMethod());

    private final MethodDescriptor<?, ?> name;
    private final MethodDescriptor<?, ?> compile;
    private final MethodDescriptor<?, ?> destination;
    private final MethodDescriptor<?, ?> dependencies;

    Resolver(
        MethodDescriptor<?, ?> name,
        MethodDescriptor<?, ?> compile,
        MethodDescriptor<?, ?> destination,
        MethodDescriptor<?, ?> dependencies) {
      this.name = name;
      this.compile = compile;
      this.destination = destination;
      this.dependencies = dependencies;
    }

    PluginCalls calls(Channel channel) {
      return switch (this) {
        case D -> ResolverCalls.ofD("neo", channel);
        case E -> ResolverCalls.ofE("neo", channel);
        case FORK -> ResolverCalls.ofFork("neo", channel);
      };
    }

    Generation generation() {
      return this == D ? Generation.D : Generation.E;
    }

    /** The project, which generation E does not have. */
    String[] resolve(String options, String... project) {
      List<String> fields = this == D ? List.of(options, project[0]) : List.of(options);
      return fields.toArray(String[]::new);
    }
  }

  @RegisterExtension final PluginServer server = new PluginServer();

  @ParameterizedTest
  @EnumSource
  void describesAPluginByItsNameOnly(Resolver resolver) throws Exception {
    server.answerLike(resolver.name, GetNameResponse.newBuilder().setName("neo").build()).start();

    assertThat(resolver.calls(server.channel()).info(Jobs.LIMITS))
        .isEqualTo(Jobs.named("neo", Set.of(PluginMod.DEPENDENCY_RESOLVER), resolver.generation()));
  }

  @ParameterizedTest
  @EnumSource
  void sendsAllFieldsOfACompilation(Resolver resolver) throws Exception {
    server
        .answerLike(
            resolver.compile,
            CompileAssetsResponse.newBuilder()
                .setAssets(
                    Assets.newBuilder()
                        .addAssets(Assets.Asset.newBuilder().setName("z").setValue("1"))
                        .addAssets(Assets.Asset.newBuilder().setName("a").setValue("2")))
                .build())
        .start();

    assertThat(resolver.calls(server.channel()).compileAssets(Jobs.COMPILE, Jobs.DRY_RUN))
        .containsExactly(entry("z", "1"), entry("a", "2"));
    assertThat(server.request(resolver.compile))
        .isEqualTo(
            resolver == Resolver.D
                ? Texts.COMPILE
                : message(
                    field("assets", Texts.ASSET),
                    field("configs", Texts.CONFIGS),
                    Texts.END,
                    Texts.instanceData("INSTANCE_DATA_TYPE_ENV", "INSTANCE_DATA_TYPE_FILE"),
                    Texts.DRY_RUN,
                    Texts.START));
  }

  @ParameterizedTest
  @EnumSource
  void sendsEverySubMessageOfAnEmptyCompilation(Resolver resolver) throws Exception {
    server.answerLike(resolver.compile, CompileAssetsResponse.getDefaultInstance()).start();

    assertThat(resolver.calls(server.channel()).compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS))
        .isEmpty();
    assertThat(server.request(resolver.compile))
        .isEqualTo(
            resolver == Resolver.D
                ? Texts.EMPTY_COMPILE
                : message(
                    field("assets"),
                    field("configs"),
                    Texts.EMPTY_END,
                    Texts.OPTIONS,
                    Texts.EMPTY_START));
  }

  @ParameterizedTest
  @EnumSource
  void sendsTheProjectToGenerationDOnly(Resolver resolver) throws Exception {
    server
        .answerLike(
            resolver.destination,
            GenerateDestinationResponse.newBuilder()
                .setDestination("project.set.table")
                .setDestinationType("bigquery")
                .build())
        .answerLike(
            resolver.dependencies,
            GenerateDependenciesResponse.newBuilder()
                .addDependencies("z")
                .addDependencies("a")
                .build())
        .start();
    PluginCalls calls = resolver.calls(server.channel());
    String resolve =
        message(
            field("assets", Texts.ASSET),
            field("config", Texts.CONFIGS),
            message(resolver.resolve(Texts.DRY_RUN, Texts.PROJECT)));
    String empty =
        message(
            field("assets"),
            field("config"),
            message(resolver.resolve(Texts.OPTIONS, field("project"))));

    assertThat(calls.destination(Jobs.RESOLVE, Jobs.DRY_RUN))
        .isEqualTo(new Destination("project.set.table", Optional.of("bigquery")));
    assertThat(server.request(resolver.destination)).isEqualTo(resolve);
    assertThat(calls.dependencies(Jobs.RESOLVE, Jobs.DRY_RUN)).containsExactly("z", "a");
    assertThat(server.request(resolver.dependencies)).isEqualTo(resolve);

    calls.destination(Jobs.EMPTY_RESOLVE, Jobs.LIMITS);
    assertThat(server.request(resolver.destination)).isEqualTo(empty);
    calls.dependencies(Jobs.EMPTY_RESOLVE, Jobs.LIMITS);
    assertThat(server.request(resolver.dependencies)).isEqualTo(empty);
  }

  @ParameterizedTest
  @EnumSource
  void refusesCallsThatTheGenerationLacks(Resolver resolver) throws Exception {
    server.start();
    PluginCalls calls = resolver.calls(server.channel());
    String hint = "from Optimus 0.5 on";

    absent(() -> calls.questions("daily", Jobs.LIMITS), resolver, "questions", hint);
    absent(() -> calls.validate(Jobs.ANSWER, Jobs.LIMITS), resolver, "questions", hint);
    absent(
        () -> calls.defaultConfig(List.of(), Map.of(), Jobs.LIMITS),
        resolver,
        "default configuration",
        hint);
    absent(
        () -> calls.defaultAssets(List.of(), Map.of(), Jobs.LIMITS),
        resolver,
        "default assets",
        hint);
  }

  private static void absent(ThrowingCallable call, Resolver resolver, String what, String hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PluginCallException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(PluginCallException.Kind.UNSUPPORTED);
              assertThat(failure.hint()).startsWith(hint);
            })
        .hasMessage(
            "plugin neo speaks generation " + resolver.generation() + ", which has no " + what);
  }
}
