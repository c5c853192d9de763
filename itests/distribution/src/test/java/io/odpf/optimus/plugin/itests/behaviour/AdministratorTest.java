// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The work of an administrator with a runtime, for each way to run one. */
class AdministratorTest {
  private static final int SLOW = 20_000;

  private Administrator admin;

  @ParameterizedTest
  @EnumSource(StartWay.class)
  void operatesARuntimeFromItsStartToItsEnd(StartWay way) throws Exception {
    try (Administrator administrator = new Administrator(way)) {
      admin = administrator;
      admin.stage().release("0.0.6").archives("neo", "neo");
      admin.stage().write(config("/bearer", "auth: " + Nginx.TOKEN));
      admin.putPlugin(Role.of(Generation.C).with("stderr", "I am well\n"));
      admin.handOver();

      start();
      look();
      install();
      log();
      breakBundles();
      changeBundles();
      stopWhatHangs();
      stopBySignals();
      assertThat(admin.steps()).isGreaterThanOrEqualTo(40);
      assertThat(admin.logged()).doesNotContain(Nginx.TOKEN);
    }
  }

  private ConfigText config(String path, String... more) {
    return admin
        .stage()
        .config()
        .url("releases", admin.stage().nginx().http() + path, more)
        .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6");
  }

  private void start() {
    Result status = admin.step("runtime", "status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err()).contains("no runtime is running");
    assertThat(admin.step("runtime", "stop").exitCode()).isEqualTo(1);
    admin.start();
    Result second = admin.step("runtime", "start", "--detach");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err()).contains("a runtime is running already");
  }

  private void look() throws IOException {
    assertThat(admin.step("runtime", "status").orThrow().out())
        .startsWith("running, process " + admin.pid() + ", user ")
        .contains("up since ", "log: " + admin.log())
        .containsPattern("bundles: (\\d+) active of \\1\n")
        .containsPattern("gcs +io.odpf.optimus.plugin.provider.gcs .*, started on demand")
        .containsPattern("minisign +io.odpf.optimus.plugin.signature.minisign ");
    assertDocument(admin.step("runtime", "status", "--output", "json").orThrow().out());
    assertThat(admin.step("runtime", "status", "-q").orThrow().out()).isEmpty();
    assertThat(admin.shell("help").orThrow().out())
        .contains("plugins (optimus:)\n", "bundles (felix:)\n", "the runtime's log (log:)\n")
        .doesNotContain("--runtime");
    assertThat(admin.shell("lb").orThrow().out()).contains("|Active ").doesNotContain("|Resolved");
    String shell = "io.odpf.optimus.plugin.shell";
    assertThat(admin.shell("headers " + shell).orThrow().out())
        .contains("Bundle-SymbolicName = " + shell);
    assertThat(admin.shell("inspect cap service 1").orThrow().out()).contains("[1] provides:");
  }

  private void assertDocument(String document) throws IOException {
    Path schema = Stage.directory("optimus.itests.schemas").resolve("status.schema.json");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schema))
                .validate(document, InputFormat.JSON))
        .as(document)
        .isEmpty();
  }

  private void install() {
    String config = " -c " + admin.stage().configFile();
    admin.shell("optimus:install" + config).orThrow();
    assertThat(admin.stage().installed("neo")).exists();
    assertThat(admin.shell("optimus:diff" + config).exitCode()).isZero();
    assertThat(admin.step("runtime", "status").orThrow().out())
        .containsPattern("install of .*config.yaml by \\S+ done: 1 changed, 0 unchanged");
    admin.await("the plugin runs", () -> admin.shell("ps").out().matches("(?s).*task +ready .*"));
    admin.shell("optimus:restart task").orThrow();
    assertThat(admin.shell("optimus:clean --all" + config).orThrow().out()).contains("neo");
  }

  private void log() {
    assertThat(admin.logged())
        .containsPattern("INFO  audit: installed neo user=\\S+ version=0.0.6 provider=releases dig")
        .contains("digest=sha256:", "INFO  audit: removed ")
        .containsPattern("providedBy=\"?io\\.odpf\\.optimus\\.plugin\\.provider\\.url ")
        .containsPattern(" DEBUG|INFO +supervisor: plugin task is ready");
    assertThat(admin.logged().lines())
        .allSatisfy(line -> assertThat(line).matches("\\S+Z (ERROR|WARN |INFO ) \\S+: .*"));
    assertThat(admin.shell("log:get").orThrow().out()).contains("ROOT INFO");
    admin.shell("log:set DEBUG plugin").orThrow();
    assertThat(admin.shell("log:get plugin.task").orThrow().out()).contains("plugin.task DEBUG");
    admin.shell("optimus:restart task").orThrow();
    admin.await(
        "the plugin's own words", () -> admin.logged().contains("DEBUG plugin.task: I am well"));
    assertThat(admin.shell("log:tail -n 3 plugin.task").orThrow().out()).contains("I am well");
    admin.shell("log:set DEFAULT plugin").orThrow();
  }

  /** Each warning is one line, and disappears with its file. */
  private void breakBundles() throws Exception {
    Map<Path, String> broken =
        Map.of(
            admin.bundles().text("text"),
            "it is not a complete jar file",
            admin.bundles().unresolvable("lost"),
            "it needs the package com.acme.lib of version 2",
            admin.bundles().activator("failing", "1.0.0", "Failing"),
            "its activator Failing fails: java.lang.IllegalStateException: no license",
            admin.bundles().component("component"),
            "its component acme fails: ");
    for (Map.Entry<Path, String> one : broken.entrySet()) {
      String warning = "cannot use the bundle " + one.getKey() + ": " + one.getValue();
      admin.await(one.getKey().getFileName() + " is told", () -> admin.logged().contains(warning));
    }
    String status = admin.step("runtime", "status").out();
    broken.forEach(
        (jar, reason) ->
            assertThat(status).contains("warning: cannot use the bundle " + jar + ": " + reason));
    Result unknown = admin.step("plugin", "providers");
    assertThat(unknown.err().lines()).hasSize(4).allMatch(line -> line.contains("cannot use the"));
    admin.doing(
        "remove the broken ones",
        () -> {
          for (String name : new String[] {"text", "lost", "failing", "component"}) {
            Files.delete(admin.bundles().jar(name));
          }
          return null;
        });
    admin.await(
        "they are gone",
        () -> admin.logged().matches("(?s).*bundle test.component is uninstalled.*"));
    admin.await(
        "no warning is left", () -> !admin.look("runtime", "status").out().contains("warning:"));
    assertThat(admin.step("runtime", "status").orThrow().out()).doesNotContain("warning:");
  }

  private void changeBundles() throws Exception {
    admin.bundles().activator("good", "1.0.0", "Quiet");
    admin.await("it is started", () -> bundle("good", "started", "1.0.0"));
    assertThat(status()).contains("[1.0.0] active");
    admin.shell("stop test.good").orThrow();
    assertThat(admin.step("runtime", "status").out())
        .containsPattern("test.good 1.0.0 is resolved: it was stopped");
    admin.shell("start test.good").orThrow();
    assertThat(status()).contains("[1.0.0] active");
    admin.bundles().activator("good", "1.0.1", "Quiet");
    admin.await("it is updated", () -> bundle("good", "started", "1.0.1"));
    admin.shell("refresh test.good").orThrow();
    // In the background, as the framework refreshes.
    admin.await("it is active again", () -> status().contains("[1.0.1] active"));
    admin.shell("update test.good").orThrow();
    admin.await("it is active again", () -> status().contains("[1.0.1] active"));
    Result lines = admin.stepWithInput("echo one\nexit 7\necho two", "runtime", "shell");
    assertThat(lines.exitCode()).isEqualTo(7);
    assertThat(lines.out()).contains("one").doesNotContain("two");
  }

  private boolean bundle(String name, String what, String version) {
    return admin.logged().contains("bundle test." + name + " is " + what + " version=" + version);
  }

  /** Returns the state of the drop-in bundle. */
  private String status() {
    String all = admin.look("runtime", "status", "--output", "json").out();
    return all.replaceAll("\\s+", " ")
        .replaceAll(
            ".*\"name\": \"test.good\", \"version\": \"([^\"]*)\", \"state\": \"([^\"]*)\".*",
            "[$1] $2");
  }

  private void stopWhatHangs() throws IOException {
    admin.bundles().activator("slow", "1.0.0", "Slow");
    admin.await("it is started", () -> bundle("slow", "started", "1.0.0"));
    long pid = admin.pid();
    Result late = admin.step("runtime", "stop", "--timeout", "3");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err()).contains("it waits for bundle test.slow to stop\n", "stop --force");
    assertThat(admin.step("runtime", "status").out())
        .startsWith("stopping, process " + pid)
        .contains("waiting for bundle test.slow to stop");
    assertThat(admin.shell("lb").exitCode()).isEqualTo(1);
    assertThat(admin.step("runtime", "stop", "--timeout", "1", "--force").orThrow().out())
        .contains("runtime killed, process " + pid);
    admin.gone(pid);
    assertThat(admin.step("runtime", "status").exitCode()).isEqualTo(1);
    Files.delete(admin.bundles().jar("slow"));
  }

  private void stopBySignals() throws IOException {
    admin.start();
    admin.stage().write(config("/rate/" + SLOW).toString());
    try (RunningCommand install =
        admin.begin(
            "runtime",
            "shell",
            "-c",
            "optimus:install -c " + admin.stage().configFile() + " --parallel 1")) {
      admin.await("the install runs", () -> admin.logged().endsWith(" mode=client\n"));
      assertThat(admin.step("runtime", "status").out()).containsPattern("install of .* running\n");
      admin.signal("TERM");
      assertThat(install.await().exitCode()).isNotZero();
    }
    assertThat(admin.stage().installedFiles()).isEmpty();
    assertThat(admin.logged())
        .contains("WARN  audit: install failed", "the runtime stops: a signal")
        .endsWith("the runtime has stopped\n");
    admin.start();
    admin.signal("HUP");
    admin.start();
    admin.signal("INT");
    admin.start();
    long pid = admin.pid();
    assertThat(admin.step("runtime", "stop").orThrow().out()).contains("runtime stopped");
    admin.gone(pid);
    assertThat(admin.logged().lines().filter(line -> line.contains("the runtime has started")))
        .hasSize(5);
  }
}
