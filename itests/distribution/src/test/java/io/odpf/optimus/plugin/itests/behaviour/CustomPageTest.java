// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.Ports;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.itests.process.UnixHttp;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of bundles: the example's, dropped in, and the web console of Apache Felix. */
class CustomPageTest {
  private static final String READER = "token-of-a-reader-0123456789abcdef";
  private static final String OPERATOR = "token-of-an-operator-0123456789abcdef";

  /** Other ways to write the path of the console, and of what the API has for operators. */
  private static final String[] TRICKS = {
    "/app/../system/console/bundles",
    "/app/%2e%2e/system/console/bundles",
    "/app/..%2fsystem/console/bundles",
    "/app/..;/system/console/bundles",
    "/app/system/console/bundles",
    "/app//system/console/bundles",
    "/app/%2fsystem/console/bundles",
    "/app/x/..%5c../system/console/bundles",
    "//system/console/bundles",
    "/./system/console/bundles",
    "/system//console/bundles",
    "/system;x/console/bundles",
    "/%73ystem/console/bundles",
    "/system%2fconsole/bundles",
    "/system/console%2fbundles",
    "/System/console/bundles",
    "/app/../v1/audit",
    "/app/..%252fv1/audit"
  };

  private Stage stage;
  private int port;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.SHELL);
    port = Ports.free(1).get(0);
  }

  @AfterEach
  void closeStage() {
    runtime(Map.of(), "stop").run();
    stage.close();
  }

  private Command runtime(Map<String, String> variables, String... words) {
    List<String> all = new ArrayList<>(List.of("runtime"));
    all.addAll(List.of(words));
    return Distribution.unpacked()
        .command(stage, ProcessWay.SHELL.java(), all.toArray(String[]::new))
        .with(variables);
  }

  private void start(String pages) throws Exception {
    Certificates certificates = stage.certificates();
    Path access = stage.home().resolve("access");
    Files.writeString(access, credential("reader", READER) + credential("operator", OPERATOR));
    for (Path file : List.of(access, certificates.serverKey())) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    runtime(
            Map.of(
                "OPTIMUS_MANAGEMENT_PAGES", pages,
                "OPTIMUS_MANAGEMENT_ADDRESS", "127.0.0.1:" + port,
                "OPTIMUS_MANAGEMENT_CERTIFICATE", certificates.server().toString(),
                "OPTIMUS_MANAGEMENT_KEY", certificates.serverKey().toString(),
                "OPTIMUS_MANAGEMENT_ACCESS", access.toString()),
            "start",
            "--detach")
        .run()
        .orThrow();
    Eventually.until(() -> "no port: " + status(), () -> Ports.listening(port));
  }

  private String credential(String role, String token) throws Exception {
    Path file = Files.writeString(stage.home().resolve("token"), token);
    return role + " " + role + " token sha256:" + Release.sha256(file) + "\n";
  }

  private String status() {
    return runtime(Map.of(), "status").run().out();
  }

  /** Returns the status, a space, the headers and the body of a response. */
  private String get(String path, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(Tool.find("curl") + "", "-sS", "-i", "--path-as-is", "-w", "%{http_code} "));
    all.addAll(List.of("--cacert", stage.certificates().authority() + ""));
    all.addAll(List.of(options));
    all.add("https://localhost:" + port + path);
    String out = Command.of(stage.project(), all.toArray(String[]::new)).run().orThrow().out();
    return out.substring(out.length() - 4) + out;
  }

  private static String[] as(String token) {
    return new String[] {"-H", "Authorization: Bearer " + token};
  }

  private Path dropInThePage() throws Exception {
    Path dropIns = Files.createDirectories(stage.home().resolve(".optimus/drop-ins/runtime"));
    return Files.copy(
        Stage.directory("optimus.itests.page").resolve("com.example.optimus.page-1.0.0.jar"),
        dropIns.resolve("page.jar"));
  }

  @Test
  void showsTheDroppedInPageToReadersWhileItsBundleRuns() throws Exception {
    start("on");
    assertThat(get("/app/running", as(READER))).startsWith("404");
    dropInThePage();
    Eventually.until(
        () -> "no page: " + status() + get("/app/running", as(READER)),
        () -> get("/app/running", as(READER)).startsWith("200"));

    assertThat(get("/app/running", as(READER)))
        .contains("<p>For reader</p>", "No plugin was found.")
        .containsIgnoringCase("content-security-policy: default-src 'self'; base-uri 'none'")
        .containsIgnoringCase("x-content-type-options: nosniff");
    assertThat(get("/app/running", "-H", "Cookie: " + session())).startsWith("200");
    assertThat(get("/app/running")).startsWith("401").contains("management-unauthenticated");
    assertThat(get("/app/running", as("guessed"))).startsWith("401");
    assertThat(get("/system/console/bundles", as(READER))).startsWith("403");
    assertThat(get("/system/console/bundles", as(OPERATOR))).startsWith("404");
    assertThat(get("/app/running", "-X", "TRACE", "-H", "Authorization: Bearer " + READER))
        .startsWith("405");

    runtime(Map.of(), "shell", "-c", "felix:stop com.example.optimus.page").run().orThrow();

    assertThat(get("/app/running", as(READER))).startsWith("404");
    // Nothing else is affected.
    assertThat(get("/v1/status", as(READER))).startsWith("200");
    assertThat(get("/")).startsWith("200").contains("require-trusted-types-for 'script'");
  }

  private String session() {
    String cookie = get("/session", "-X", "POST", "-H", "Authorization: Bearer " + READER);
    Optional<String> set =
        cookie.lines().filter(line -> line.toLowerCase().startsWith("set-cookie: ")).findFirst();
    return set.orElseThrow().substring("set-cookie: ".length()).split(";", 2)[0];
  }

  private void assertNoTrickWorks() {
    for (String path : TRICKS) {
      assertThat(get(path, as(READER)).substring(0, 3)).as(path).isIn("400", "403", "404");
    }
  }

  @Test
  void showsTheConsoleToOperatorsOnly() throws Exception {
    start("console");
    Eventually.until(
        () -> "no console: " + status() + get("/system/console/bundles", as(OPERATOR)),
        () -> get("/system/console/bundles", as(OPERATOR)).startsWith("200"));

    assertThat(get("/system/console/bundles", as(OPERATOR)))
        .contains("Web Console")
        .containsIgnoringCase("frame-ancestors 'none'")
        .doesNotContain(OPERATOR);
    assertThat(get("/system/console/res/lib/support.js", as(OPERATOR))).startsWith("200");
    assertThat(get("/system/console/bundles", as(READER))).startsWith("403");
    assertThat(get("/system/console/bundles")).startsWith("401");
    assertThat(get("/system/console/bundles", "-u", "admin:admin")).startsWith("401");
    assertNoTrickWorks();
    UnixHttp socket = new UnixHttp(stage.home().resolveSibling("run/manage.sock"));
    assertThat(socket.get("/system/console/bundles").status()).isEqualTo(200);

    get(
        "/system/console/bundles",
        "-d",
        "action=refreshPackages",
        "-H",
        "Authorization: Bearer " + OPERATOR);
    assertThat(get("/v1/audit", as(OPERATOR)))
        .contains("\"method\":\"POST /system/console/bundles\"", "\"caller\":\"operator\"");
  }
}
