// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A long-running runtime does not retain the secrets of completed commands. */
class RuntimeMemoryTest {
  private static final String PUBLIC = "optimus:install";

  /**
   * Has each full collection move all objects together. Otherwise, it leaves what is dead among
   * them now and then, and a dump shows that as arrays which nothing refers to.
   */
  private static final String COMPACT = "-XX:MarkSweepAlwaysCompactCount=1";

  private Stage stage;

  /** The ways that run on this machine's JDKs. */
  static List<ProcessWay> jdks() {
    List<ProcessWay> jdks = new ArrayList<>(ProcessWay.all());
    jdks.retainAll(List.of(ProcessWay.ONE_SHOT, ProcessWay.ONE_SHOT_ON_25));
    return jdks;
  }

  @BeforeEach
  void openStage() throws Exception {
    stage = Stage.open(ProcessWay.SHELL);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void retainsNoSecretInHeapAndStacksAfterAnInstall(ProcessWay way) throws Exception {
    List<byte[]> secrets = secrets();
    Release release = stage.release("0.0.6").archives("neo", "neo");
    byte[] program = Files.readAllBytes(release.binary("neo", Release.here()));
    stage.sources().putIntoGcs("releases/bin/alpha", program);
    stage.sources().s3().putObject("bin/gamma", program);
    stage.certificates();
    ConfigText text = stage.sources().addStoreTo(stage.sources().addCloudTo(stage.config()));
    stage.write(
        text.url("releases", stage.nginx().http() + "/bearer", "auth: " + Nginx.TOKEN)
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6")
            .plugin("cloud", "alpha", "bin/alpha")
            .plugin("store", "gamma", "bin/gamma"));
    // A variable would remain in the environment of the process, and thus in its memory.
    Files.writeString(
        stage.configFile(),
        Files.readString(stage.configFile())
            .replace("${GCS_KEY}", stage.sources().gcsKey())
            .replace("${S3_KEY}", stage.sources().s3().account()));
    Path dump = stage.home().resolve("heap.hprof");
    Path threads = stage.home().resolve("threads.txt");
    try (RunningCommand runtime =
        Distribution.unpacked()
            .command(stage, way.java(), "runtime", "start")
            .with(Map.of("OPTIMUS_JAVA_OPTS", COMPACT))
            .start()) {
      Eventually.until(
          () -> "a runtime that answers, but " + runtime.out() + runtime.err(),
          () -> line(way, "echo answered").out().contains("answered"));
      // The management API holds connections and buffers, which must not keep anything either.
      assertThat(curl("http://x/v1/plugins")).contains("management-no-configuration");
      line(way, PUBLIC + " -c '" + stage.configFile() + "'").orThrow();
      assertThat(stage.installed("alpha")).exists();
      assertThat(stage.installed("gamma")).exists();

      // Dump only reachable objects.
      Eventually.until(
          () -> "no heap dump",
          () -> jcmd(way, runtime, "GC.heap_dump", "-overwrite", dump + "").contains("created"));
      Files.writeString(threads, jcmd(way, runtime, "Thread.print"));
      Distribution.unpacked().command(stage, way.java(), "runtime", "stop").run().orThrow();
      runtime.await().orThrow();
    }

    String stacks = Files.readString(threads);
    String heap = Files.readString(dump, StandardCharsets.ISO_8859_1);
    assertThat(heap.contains(PUBLIC)).as("the dump has texts").isTrue();
    assertThat(secrets.stream().filter(secret -> isIn(heap, secret)).map(this::printable))
        .as("in the heap")
        .isEmpty();
    assertThat(secrets.stream().filter(secret -> isIn(stacks, secret)).map(this::printable))
        .as("in the stacks")
        .isEmpty();
  }

  private static boolean isIn(String text, byte[] secret) {
    return text.contains(new String(secret, StandardCharsets.ISO_8859_1));
  }

  private String printable(byte[] secret) {
    return new String(secret, StandardCharsets.US_ASCII).replaceAll("[^ -~]", ".");
  }

  private Result line(ProcessWay way, String line) {
    return Distribution.unpacked().command(stage, way.java(), "runtime", "shell", "-c", line).run();
  }

  private String curl(String address) {
    Path socket = stage.home().resolveSibling("run/manage.sock");
    return Command.of(
            stage.project(), Tool.find("curl") + "", "-sS", "--unix-socket", socket + "", address)
        .run()
        .orThrow()
        .out();
  }

  private String jcmd(ProcessWay way, RunningCommand runtime, String... words) {
    List<String> command = new ArrayList<>();
    command.add(way.java().resolve("bin/jcmd").toString());
    command.add(Long.toString(runtime.pid()));
    command.addAll(List.of(words));
    return Command.of(stage.project(), command.toArray(String[]::new)).run().out();
  }

  /** Returns pieces of the secrets, in each form in which they may be stored. */
  private List<byte[]> secrets() {
    byte[] key = Base64.getDecoder().decode(stage.sources().gcsKey());
    Matcher pem =
        Pattern.compile("PRIVATE KEY-----\\\\n[^\\\\]+\\\\n([^\\\\]{64})")
            .matcher(new String(key, StandardCharsets.UTF_8));
    assertThat(pem.find()).isTrue();
    List<byte[]> secrets = new ArrayList<>();
    for (String text :
        List.of(
            Nginx.TOKEN,
            ObjectStore.SECRET_KEY,
            stage.sources().s3().account(),
            stage.sources().gcsKey().substring(400, 480),
            pem.group(1))) {
      secrets.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    secrets.add(Base64.getDecoder().decode(pem.group(1)));
    return secrets;
  }
}
