// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static io.odpf.optimus.plugin.supervisor.generation.Texts.field;
import static io.odpf.optimus.plugin.supervisor.generation.Texts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compilation and dependencies in generations B and C. */
class ModCompilationTest extends ModCallsTestCase {
  @ParameterizedTest
  @EnumSource
  void sendsAllFieldsOfACompilation(Mods mods) throws Exception {
    server
        .answerLike(
            mods.compile,
            CompileAssetsResponse.newBuilder()
                .setAssets(Assets.newBuilder().addAssets(asset("z")).addAssets(asset("a")))
                .build())
        .start();

    assertThat(mods.calls(server.channel()).compileAssets(Jobs.COMPILE, Jobs.DRY_RUN))
        .containsExactly(entry("z", "content of z"), entry("a", "content of a"));
    assertThat(server.request(mods.compile))
        .isEqualTo(
            mods == Mods.B
                ? message(
                    field("assets", Texts.ASSET),
                    field("configs", Texts.CONFIGS),
                    Texts.instanceData("ENV", "FILE"),
                    Texts.SCHEDULE,
                    Texts.DRY_RUN,
                    field("window", Texts.WINDOW))
                : message(
                    field("assets", Texts.ASSET),
                    field("configs", Texts.CONFIGS),
                    Texts.END,
                    Texts.instanceData("TYPE_ENV", "TYPE_FILE"),
                    Texts.SCHEDULE,
                    Texts.DRY_RUN,
                    Texts.START,
                    field("window", Texts.WINDOW)));
  }

  @ParameterizedTest
  @EnumSource
  void sendsEverySubMessageOfAnEmptyCompilation(Mods mods) throws Exception {
    server.answerLike(mods.compile, CompileAssetsResponse.getDefaultInstance()).start();

    assertThat(mods.calls(server.channel()).compileAssets(Jobs.EMPTY_COMPILE, Jobs.LIMITS))
        .isEmpty();
    assertThat(server.request(mods.compile))
        .isEqualTo(
            mods == Mods.B
                ? message(
                    field("assets"),
                    field("configs"),
                    Texts.EMPTY_SCHEDULE,
                    Texts.OPTIONS,
                    field("window", Texts.EMPTY_WINDOW))
                : message(
                    field("assets"),
                    field("configs"),
                    Texts.EMPTY_END,
                    Texts.EMPTY_SCHEDULE,
                    Texts.OPTIONS,
                    Texts.EMPTY_START,
                    field("window", Texts.EMPTY_WINDOW)));
  }

  @ParameterizedTest
  @EnumSource
  void sendsConfigurationAssetsAndProjectToResolve(Mods mods) throws Exception {
    server
        .answerLike(
            mods.destination,
            GenerateDestinationResponse.newBuilder()
                .setDestination("project.set.table")
                .setDestinationType("bigquery")
                .build())
        .answerLike(
            mods.dependencies,
            GenerateDependenciesResponse.newBuilder()
                .addDependencies("z")
                .addDependencies("a")
                .build())
        .start();
    PluginCalls calls = mods.calls(server.channel());

    assertThat(calls.destination(Jobs.RESOLVE, Jobs.LIMITS))
        .isEqualTo(new Destination("project.set.table", Optional.of("bigquery")));
    assertThat(server.request(mods.destination)).isEqualTo(RESOLVE);
    assertThat(calls.dependencies(Jobs.RESOLVE, Jobs.LIMITS)).containsExactly("z", "a");
    assertThat(server.request(mods.dependencies)).isEqualTo(RESOLVE);
  }

  @ParameterizedTest
  @EnumSource
  void sendsEverySubMessageOfAnEmptyResolution(Mods mods) throws Exception {
    server
        .answerLike(mods.destination, GenerateDestinationResponse.getDefaultInstance())
        .answerLike(mods.dependencies, GenerateDependenciesResponse.getDefaultInstance())
        .start();
    PluginCalls calls = mods.calls(server.channel());

    assertThat(calls.destination(Jobs.EMPTY_RESOLVE, Jobs.LIMITS))
        .isEqualTo(new Destination("", Optional.empty()));
    assertThat(server.request(mods.destination)).isEqualTo(EMPTY_RESOLVE);
    assertThat(calls.dependencies(Jobs.EMPTY_RESOLVE, Jobs.LIMITS)).isEmpty();
    assertThat(server.request(mods.dependencies)).isEqualTo(EMPTY_RESOLVE);
  }
}
