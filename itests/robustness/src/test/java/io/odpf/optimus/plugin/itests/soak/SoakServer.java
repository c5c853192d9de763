// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.Distribution;
import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.daemon.Ports;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A runtime with plugins, and its management API over TLS. Thread-safe. */
final class SoakServer implements AutoCloseable {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String TOKEN = "token-of-the-soak-0123456789abcdef";
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

  private final Stage stage;
  private final SoakPlugins plugins;
  private final RunningCommand runtime;
  private final HttpClient client;
  private final int port;

  private SoakServer(
      Stage stage, SoakPlugins plugins, RunningCommand runtime, HttpClient client, int port) {
    this.stage = stage;
    this.plugins = plugins;
    this.runtime = runtime;
    this.client = client;
    this.port = port;
  }

  /** Publishes plugins, starts a runtime and installs them. */
  static SoakServer start(int count) throws Exception {
    Stage stage = Stage.open(ProcessWay.SHELL);
    SoakPlugins plugins = SoakPlugins.publish(stage, count);
    plugins.write();
    Path token = Files.writeString(stage.home().resolve("token"), TOKEN);
    Path access = stage.home().resolve("access");
    Files.writeString(access, "soak operator token sha256:" + Release.sha256(token) + "\n");
    for (Path file : List.of(access, stage.certificates().serverKey())) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    int port = Ports.free(1).get(0);
    stage
        .variable("OPTIMUS_MANAGEMENT", "on")
        .variable("OPTIMUS_MANAGEMENT_CONFIG", stage.configFile().toString())
        .variable("OPTIMUS_MANAGEMENT_ADDRESS", "127.0.0.1:" + port)
        .variable("OPTIMUS_MANAGEMENT_CERTIFICATE", stage.certificates().server().toString())
        .variable("OPTIMUS_MANAGEMENT_KEY", stage.certificates().serverKey().toString())
        .variable("OPTIMUS_MANAGEMENT_ACCESS", access.toString());
    RunningCommand runtime =
        Distribution.unpacked().command(stage, JAVA, "runtime", "start").start();
    SoakServer server =
        new SoakServer(stage, plugins, runtime, Tls.client(stage.certificates().authority()), port);
    Eventually.until(
        () -> "a management API, but " + runtime.out() + runtime.err(),
        () -> Ports.listening(port));
    server.install();
    server.awaitAllReady();
    return server;
  }

  List<String> plugins() {
    return plugins.names();
  }

  long pid() {
    return runtime.pid();
  }

  int upgrades() {
    return plugins.upgrades();
  }

  /** Gives some plugins another version and installs them. */
  void upgradeSome() throws Exception {
    plugins.changeSome();
    install();
  }

  private void install() throws Exception {
    HttpResponse<String> reply =
        post(
            "/v1/install",
            "{\"mode\": \"MODE_CLIENT\","
                + " \"options\": [\"INSTALL_OPTION_NO_VERIFY\", \"INSTALL_OPTION_DOWNGRADE\"]}");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  void awaitAllReady() {
    Eventually.until(
        () -> "all plugins ready, but " + status(),
        () -> plugins.names().stream().allMatch(status()::ready));
  }

  /** Returns the plugins' states; waits a little before, since callers poll. */
  Status status() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
      HttpResponse<String> reply = get("/v1/status");
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      return Status.parse(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** Sends a request, again after a second as long as the server asks for that. */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
    while (reply.statusCode() == TOO_MANY_REQUESTS) {
      TimeUnit.SECONDS.sleep(1);
      reply = client.send(request, HttpResponse.BodyHandlers.ofString());
    }
    return reply;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  /** Returns the bytes of the heap that are in use after a full collection. */
  long heap() {
    jcmd("GC.run");
    Matcher used = HEAP.matcher(jcmd("GC.heap_info"));
    long heap = 0;
    while (used.find()) {
      heap += Long.parseLong(used.group(1)) * 1024;
    }
    return heap;
  }

  private String jcmd(String command) {
    return Command.of(
            stage.project(),
            JAVA.resolve("bin/jcmd").toString(),
            Long.toString(runtime.pid()),
            command)
        .run()
        .orThrow()
        .out();
  }

  @Override
  public void close() {
    Distribution.unpacked().command(stage, JAVA, "runtime", "stop", "--force").run();
    runtime.close();
    stage.close();
  }
}
