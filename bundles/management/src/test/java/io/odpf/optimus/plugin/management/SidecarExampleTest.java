// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.proto.management.ManagementProto;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a server in Go, with generated stubs, beside a runtime. */
@Tag("process")
class SidecarExampleTest {
  private static final Pattern SERVING = Pattern.compile("serving at (http://\\S+)\n");

  @TempDir Path directory;
  private TestRuntime runtime;

  private static Path program() {
    return Fixtures.cache().resolve("sidecar");
  }

  @BeforeAll
  static void build() {
    new GoCommand(Fixtures.cache())
        .build(Path.of("../../examples/sidecar").toAbsolutePath(), program(), List.of("."));
  }

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private RunningCommand sidecar() {
    return Command.of(
            directory,
            program() + "",
            "-management",
            "unix:" + runtime.socket(),
            "-listen",
            "127.0.0.1:0")
        .start();
  }

  private static HttpResponse<String> get(RunningCommand sidecar, String path) throws Exception {
    Matcher serving = SERVING.matcher(sidecar.out());
    assertThat(serving.find()).as(sidecar.out()).isTrue();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(serving.group(1) + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void hasTheStubsOfAllMethods() throws Exception {
    String stubs =
        Files.readString(Path.of("../../examples/sidecar/managementpb/management_grpc.pb.go"));

    assertThat(ManagementProto.getDescriptor().findServiceByName("Management").getMethods())
        .allSatisfy(method -> assertThat(stubs).contains("/" + method.getName() + "\""));
  }

  @Test
  void installsPluginsBeforeItServesThem() throws Exception {
    try (RunningCommand sidecar = sidecar()) {
      sidecar.awaitOut("serving at");

      assertThat(sidecar.out()).contains("plugin neo 1.0: installed");
      assertThat(runtime.binary()).exists();
      assertThat(get(sidecar, "/readyz").statusCode()).isEqualTo(200);
      assertThat(get(sidecar, "/plugins").body()).contains("\"neo\"").contains("\"1.0\"");
      assertThat(get(sidecar, "/plugins/neo").body()).contains("über alles");
      assertThat(get(sidecar, "/plugins/neo/questions?job=daily").body())
          .contains("\"where\"")
          .contains("\"daily\"");
      HttpResponse<String> unknown = get(sidecar, "/plugins/nobody");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("nobody");
    }
  }

  @Test
  void isNotReadyOnceTheRuntimeHasEnded() throws Exception {
    try (RunningCommand sidecar = sidecar()) {
      sidecar.awaitOut("serving at");

      runtime.server().close();

      assertThat(get(sidecar, "/readyz").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void tellsWhatIsWrongWithTheConfigurationAndDoesNotServe() throws Exception {
    Files.writeString(runtime.config(), "plugins:\n  providers: []\n  plugins: [{output: neo}]\n");

    try (RunningCommand sidecar = sidecar()) {
      assertThat(sidecar.await().exitCode()).isEqualTo(1);
      assertThat(sidecar.out())
          .contains("the plugins cannot be installed: ")
          .contains("config.yaml:3:13");
    }
  }
}
