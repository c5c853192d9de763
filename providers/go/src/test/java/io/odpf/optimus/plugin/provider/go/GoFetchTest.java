// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.HERE;
import static io.odpf.optimus.plugin.provider.go.GoFixture.build;
import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.fetch;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is built; from a tree of files, by the real go. */
class GoFetchTest {
  private static final String MODULE = "example.com/kit";
  private static final String TOOL = MODULE + "/cmd/tool";

  @TempDir Path directory;
  private GoFixture fixture;
  private GoModules modules;

  @BeforeEach
  void publish() {
    fixture = new GoFixture(directory);
    modules = fixture.modules();
    modules.publish(MODULE, "v1.0.0", GoModules.tool("println(Name, \"says hello\")"));
  }

  @AfterEach
  void leaveNothing() {
    fixture.close();
    assertThat(fixture.leftovers()).isEmpty();
  }

  private Provider provider() throws ProviderException {
    return fixture.provider(fixture.tree());
  }

  private String run(byte[] program) throws Exception {
    Path file = Files.write(directory.resolve("program"), program);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return Command.of(directory, file.toString()).run().orThrow().err().strip();
  }

  @Test
  void buildsAProgramThatRuns() throws Exception {
    assertThat(run(build(provider(), request(TOOL, "latest")))).isEqualTo("unnamed says hello");
  }

  @Test
  void restartsAnInterruptedBuild() throws Exception {
    Provider provider = provider();
    RecordingSink sink = RecordingSink.having(new byte[17], 17);
    provider.fetch(provider.resolve(request(TOOL, "v1.0.0")), sink);
    assertThat(sink.restarts()).isEqualTo(1);
    assertThat(run(sink.content())).isEqualTo("unnamed says hello");
  }

  @Test
  void passesLinkerFlagsAndTagsToTheBuild() throws Exception {
    Map<String, String> files = GoModules.tool("println(Name, Tagged)");
    files.put("cmd/tool/with.go", "//go:build special\n\npackage main\n\nconst Tagged = true\n");
    files.put("cmd/tool/not.go", "//go:build !special\n\npackage main\n\nconst Tagged = false\n");
    modules.publish(MODULE, "v1.1.0", files);
    assertThat(
            run(
                build(
                    provider(),
                    request(
                        TOOL,
                        "v1.1.0",
                        Map.of(
                            "ldflags",
                            "-s -w -X main.Name=named",
                            "tags",
                            List.of("other", "special"))))))
        .isEqualTo("named true");
  }

  @Test
  void fetchesTheModulesThatAModuleNeeds() throws Exception {
    modules.publish(
        "example.com/words", "v1.4.0", Map.of("w.go", "package words\n\nconst Word = \"word\"\n"));
    // The go.sum of a module is its maker's: none here, since nobody vouches.
    modules.publish(
        "example.com/uses",
        "v1.0.0",
        Map.of(
            "go.mod",
            "module example.com/uses\n\ngo 1.21\n\nrequire example.com/words v1.4.0\n",
            "main.go",
            "package main\n\nimport \"example.com/words\"\n\nfunc main() { println(words.Word) }\n"));
    assertThat(run(build(provider(), request("example.com/uses", "latest")))).isEqualTo("word");
  }

  @Test
  void buildsForAnyPlatform() throws Exception {
    assertThat(begin("darwin", "arm64")).containsExactly(0xcf, 0xfa, 0xed, 0xfe);
    assertThat(begin("windows", "amd64")).startsWith('M', 'Z');
  }

  private int[] begin(String os, String arch) throws Exception {
    byte[] program = build(provider(), request(TOOL, "v1.0.0", Map.of(), new Platform(os, arch)));
    int[] begin = new int[4];
    for (int i = 0; i < begin.length; i++) {
      begin[i] = program[i] & 0xff;
    }
    return begin;
  }

  @Test
  void refusesAnUnknownPlatform() throws Exception {
    ProviderException failure =
        failure(
            () ->
                build(provider(), request(TOOL, "v1.0.0", Map.of(), new Platform("beos", "mips"))));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("unsupported GOOS/GOARCH pair beos/mips");
  }

  @Test
  void allowsCgoOnlyForThisPlatform() throws Exception {
    Platform other = new Platform(HERE.os().equals("linux") ? "darwin" : "linux", "arm64");
    ProviderException failure =
        failure(() -> build(provider(), request(TOOL, "v1.0.0", Map.of("cgo", true), other)));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage("with cgo, a program can be built for " + HERE + " only, not for " + other);
  }

  @Test
  void buildsTheSameBytesFromTheSamePinAnywhere() throws Exception {
    byte[] first = build(provider(), request(TOOL, "v1.0.0"));
    Path elsewhere = Files.createDirectories(directory.resolve("else/where"));
    try (GoFixture other = new GoFixture(elsewhere)) {
      byte[] second = build(other.provider(fixture.tree()), request(TOOL, "v1.0.0"));
      assertThat(Arrays.equals(first, second)).as("the same bytes").isTrue();
    }
  }

  @Test
  void noticesAModuleThatChangedSinceItWasLocked() throws Exception {
    Artifact artifact = provider().resolve(request(TOOL, "v1.0.0"));
    modules.publish(MODULE, "v1.0.0", GoModules.tool("println(\"changed\")"));
    Path elsewhere = Files.createDirectories(directory.resolve("else"));
    try (GoFixture fresh = new GoFixture(elsewhere)) {
      RecordingSink sink = new RecordingSink();
      ProviderException failure =
          failure(() -> fresh.provider(fixture.tree()).fetch(artifact, sink));
      assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
      assertThat(failure).hasMessageStartingWith("example.com/kit@v1.0.0 changed since");
      assertThat(sink.content()).isEmpty();
    }
  }

  @Test
  void refusesToBuildAPinOfAnotherToolchain() throws Exception {
    Artifact now = provider().resolve(request(TOOL, "v1.0.0"));
    String pin = now.pin().orElseThrow().replaceFirst(" go1.*", " go1.20");
    Artifact other =
        new Artifact(
            now.request(), java.util.Optional.of(pin), now.version(), now.size(), now.digests());
    assertThat(failure(() -> fetch(provider(), other)).kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  void refusesALibrary() {
    ProviderException failure = failure(() -> build(provider(), request(MODULE, "v1.0.0")));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessage("package example.com/kit is not a main package");
    assertThat(failure.hint()).contains("/cmd/NAME");
  }

  @Test
  void showsTheCompilersErrors() {
    modules.publish(MODULE, "v1.2.0", GoModules.tool("undefinedThing()"));
    ProviderException failure = failure(() -> build(provider(), request(TOOL, "v1.2.0")));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessageContaining("the module does not compile: # example.com/kit/cmd/tool; ")
        .hasMessageContaining("undefined: undefinedThing");
  }

  @Test
  void refusesAModuleWithReplacements() {
    Map<String, String> files = GoModules.tool("println()");
    files.put("go.mod", "module example.com/kit\n\ngo 1.21\n\nreplace example.com/a => ../a\n");
    modules.publish(MODULE, "v1.3.0", files);
    ProviderException failure = failure(() -> build(provider(), request(TOOL, "v1.3.0")));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.hint()).contains("no replace and no exclude directives");
  }

  @Test
  void buildsSeveralProgramsAtOnce() throws Exception {
    for (int i = 0; i < 4; i++) {
      modules.publish(MODULE, "v1.5." + i, GoModules.tool("println(\"number " + i + "\")"));
    }
    Provider provider = provider();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<byte[]>> builds = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String version = "v1.5." + i;
        builds.add(threads.submit(() -> build(provider, request(TOOL, version))));
      }
      List<byte[]> programs = new ArrayList<>();
      for (Future<byte[]> build : builds) {
        programs.add(build.get());
      }
      // Only now: a compiler that starts while a program is written has it open, and it cannot run.
      for (int i = 0; i < 4; i++) {
        assertThat(run(programs.get(i))).isEqualTo("number " + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
