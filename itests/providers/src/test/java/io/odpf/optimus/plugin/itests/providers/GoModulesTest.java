// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.daemon.GoProxy;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module a plugin's path and version stand for, who vouches for it, and how it is built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoModulesTest {
  private static final String TOOL = "tools.example/tool";

  private final Machine machine = new Machine();
  private final Map<String, String> environment = new HashMap<>();
  private GoModules modules;
  private GoProxy proxy;
  private GoSource source;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    modules = new GoModules(machine.directory("modules"));
    proxy = GoSource.proxy(machine, modules);
    source = new GoSource(machine, modules, this::options);
    for (String version : List.of("v1.0.0", "v1.1.0", "v1.2.0-rc.1", "v0.9.0")) {
      modules.program(TOOL, version, GoSource.program("tool " + version));
    }
    modules.publish(
        TOOL + "/v2",
        "v2.0.0",
        Map.of(
            "cmd/a/main.go", GoSource.program("a of v2.0.0"),
            "cmd/b/main.go", GoSource.program("b of v2.0.0"),
            "lib/lib.go", "package lib\n"));
    modules.program("tools.example/broken", "v1.0.0", "package main\n\nfunc main() { no }\n");
    modules.publish(
        "tools.example/new",
        "v1.0.0",
        Map.of(
            "go.mod",
            "module tools.example/new\n\ngo 1.999\n",
            "main.go",
            GoSource.program("new")));
    modules.publish(
        "tools.example/user",
        "v1.0.0",
        Map.of(
            "go.mod",
            "module tools.example/user\n\ngo 1.21\n\nrequire tools.example/library v1.0.0\n",
            "main.go",
            "package main\n\nimport (\n\t\"os\"\n\n\t\"tools.example/library\"\n)\n\n"
                + "func main() { os.Stdout.WriteString(library.Name) }\n",
            "go.sum",
            ""));
    modules.publish(
        "tools.example/library",
        "v1.0.0",
        Map.of("library.go", "package library\n\nvar Name = \"from the library\"\n"));
  }

  @AfterAll
  void stop() {
    source.close();
  }

  @ParameterizedTest
  @CsvSource({
    "latest, v1.1.0",
    "v1, v1.1.0",
    "v1.0, v1.0.0",
    "v0, v0.9.0",
    "v1.2.0-rc.1, v1.2.0-rc.1",
  })
  void a_version_can_be_left_to_the_proxy(String asked, String found) throws Exception {
    Item item = Item.at(TOOL).version(asked);
    try (OpenProvider provider = open(options("public"))) {
      Artifact artifact = provider.resolve(item);
      RecordingSink sink = new RecordingSink();
      provider.fetch(artifact, sink);

      assertThat(artifact.version()).contains(found);
      assertThat(artifact.pin().orElseThrow())
          .matches(TOOL + "@" + found + " h1:[A-Za-z0-9+/]{43}= go1\\..*");
      assertThat(text(sink.content())).contains("tool " + found);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void a_package_below_its_module_is_found(String command) throws Exception {
    String path = TOOL + "/v2/cmd/" + command;

    assertThat(built(Item.at(path).version("v2.0.0"))).contains(command + " of v2.0.0");
    assertThat(
            built(
                Item.at(TOOL + "/v2").version("latest").with(Map.of("package", "cmd/" + command))))
        .contains(command + " of v2.0.0");
  }

  @Test
  void what_it_needs_itself_is_fetched_too() throws Exception {
    assertThat(built(Item.at("tools.example/user").version("v1.0.0"))).contains("from the library");
  }

  @Test
  void two_builds_are_the_same_bytes() throws Exception {
    Item item = Item.at(TOOL).version("v1.1.0").with(Map.of("ldflags", "-s -w"));
    byte[] first;
    byte[] second;
    try (OpenProvider provider = open(options("public"))) {
      first = provider.fetch(item);
    }
    try (OpenProvider provider = open(options("public"))) {
      second = provider.fetch(item);
    }

    assertThat(first).isEqualTo(second);
    assertThat(text(first)).doesNotContain(machine.directory("gopath") + "", directory + "");
  }

  @ParameterizedTest
  @CsvSource({
    "tools.example/none, latest, NOT_FOUND, does not exist",
    "tools.example/tool, v9.9.9, NOT_FOUND, does not exist",
    "tools.example/tool, v9, NOT_FOUND, does not exist",
    "tools.example/tool/cmd/none, latest, NOT_FOUND, has no package tools.example/tool/cmd/none",
    "tools.example/tool/v2/lib, v2.0.0, INVALID, is a package but no program",
    "tools.example/broken, v1.0.0, INVALID, cannot be built",
    "tools.example/new, v1.0.0, LOCAL, wants Go 1.999",
    "tools.example/tool, 1.0.0, INVALID, is no version of a Go module",
    "tool, latest, INVALID, is no import path",
  })
  void what_cannot_be_had_is_told(String path, String version, String kind, String words)
      throws Exception {
    ProviderException failure = failure(options("public"), Item.at(path).version(version));

    assertThat(failure).hasMessageContaining(words);
    assertThat(failure.kind()).hasToString(kind);
    assertThat(failure.hint()).isNotBlank();
    assertThat(failure.getMessage()).doesNotContain("127.0.0.1");
  }

  @Test
  void an_altered_module_is_not_what_the_checksum_database_knows() throws Exception {
    String module = "tools.example/altered";
    modules.program(module, "v1.0.0", GoSource.program("before"));
    String sum = "h1:" + "A".repeat(43) + "=";
    Files.writeString(
        modules.file(module, "v1.0.0", "sums"),
        "%1$s v1.0.0 %2$s\n%1$s v1.0.0/go.mod %2$s\n".formatted(module, sum));

    ProviderException failure = failure(options("public"), Item.at(module).version("v1.0.0"));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.CHANGED);
    assertThat(failure).hasMessageContaining("is not what the checksum database knows");
    assertThat(
            text(
                fetch(
                    Changed.with(options("public"), "private", List.of("tools.example/altered")),
                    Item.at(module).version("v1.0.0"))))
        .contains("before");
  }

  @Test
  void a_module_that_changed_since_it_was_locked_is_refused() throws Exception {
    String module = "tools.example/replaced";
    modules.program(module, "v1.0.0", GoSource.program("before"));
    Item item = Item.at(module).version("v1.0.0");
    String pin;
    Map<String, Object> unchecked = Changed.with(options("public"), "sumdb", "off");
    try (OpenProvider provider = open(unchecked)) {
      pin = provider.resolve(item).pin().orElseThrow();
    }
    GoSource.clean(machine);
    modules.program(module, "v1.0.0", GoSource.program("after"));

    try (OpenProvider provider = open(unchecked)) {
      provider.resolve(item, pin);
    } catch (ProviderException failure) {
      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.CHANGED);
      assertThat(failure).hasMessageContaining("changed since it was resolved: its sum is h1:");
      return;
    }
    throw new AssertionError("nothing failed");
  }

  @Test
  void another_toolchain_than_the_locked_one_is_named() throws Exception {
    Item item = Item.at(TOOL).version("v1.1.0");
    try (OpenProvider provider = open(options("public"))) {
      String pin = provider.resolve(item).pin().orElseThrow();
      String older = pin.substring(0, pin.lastIndexOf(' ')) + " go1.20.1";
      provider.resolve(item, older);
    } catch (ProviderException failure) {
      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.CHANGED);
      assertThat(failure).hasMessageContaining("was locked as built by go1.20.1, but the go");
      assertThat(failure.hint()).contains("install go1.20.1", "lock --upgrade");
      return;
    }
    throw new AssertionError("nothing failed");
  }

  @Test
  void the_next_source_is_asked_for_what_the_first_does_not_have() throws Exception {
    Map<String, Object> options =
        Changed.with(options("public"), "proxy", List.of(address("missing"), address("public")));

    assertThat(text(fetch(options, Item.at(TOOL).version("v1.0.0")))).contains("tool v1.0.0");
  }

  @Test
  void the_next_source_is_asked_after_another_failure_only_if_that_is_said() throws Exception {
    Map<String, Object> options =
        Changed.with(options("public"), "proxy", List.of(address("broken"), address("public")));
    modules.program("tools.example/late", "v1.0.0", GoSource.program("late"));
    Item item = Item.at("tools.example/late").version("v1.0.0");

    assertThat(failure(options, item).kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
    assertThat(text(fetch(Changed.with(options, "fallback", "any"), item))).contains("late");
  }

  @Test
  void a_directory_can_be_a_source() throws Exception {
    Map<String, Object> options = Map.of("proxy", modules.directory().toUri() + "", "sumdb", "off");

    assertThat(text(fetch(options, Item.at(TOOL).version("v1.0.0")))).contains("tool v1.0.0");
  }

  @Test
  void a_token_opens_what_wants_one_and_goes_to_the_first_source_alone() throws Exception {
    modules.program("tools.example/guarded", "v1.0.0", GoSource.program("guarded"));
    Item item = Item.at("tools.example/guarded").version("v1.0.0");
    Map<String, Object> second =
        Changed.with(
            Changed.with(options("public"), "auth", GoProxy.TOKEN),
            "proxy",
            List.of(address("missing"), address("bearer")));

    assertThat(failure(second, item).kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(text(fetch(Changed.with(options("bearer"), "auth", GoProxy.TOKEN), item)))
        .contains("guarded");
  }

  @Test
  void credentials_are_not_sent_without_encryption() throws Exception {
    Map<String, Object> options =
        Map.of("proxy", "http://modules.example.com/", "sumdb", "off", "auth", "s3cret");

    ProviderException failure = failure(options, Item.at(TOOL).version("v1.0.0"));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("without encryption");
  }

  @Test
  void the_environment_of_the_caller_reaches_neither_go_nor_a_compiler() throws Exception {
    Path trap = script("trap", "touch " + directory.resolve("sprung"));
    environment.putAll(
        Map.of(
            "GOFLAGS",
            "-toolexec=" + trap,
            "CC",
            trap + "",
            "GOROOT",
            directory + "",
            "GOPROXY",
            "off",
            "GOSUMDB",
            "off",
            "GOTOOLCHAIN",
            "go1.1"));
    modules.program("tools.example/trapped", "v1.0.0", GoSource.program("trapped"));
    try {
      assertThat(built(Item.at("tools.example/trapped").version("v1.0.0"))).contains("trapped");
    } finally {
      environment.clear();
    }
    assertThat(directory.resolve("sprung")).doesNotExist();
  }

  @Test
  void without_a_go_command_it_says_so() throws Exception {
    environment.put("PATH", directory + "");
    try {
      ProviderException failure = failure(options("public"), Item.at(TOOL).version("latest"));

      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.LOCAL);
      assertThat(failure).hasMessageContaining("there is none on the PATH (" + directory + ")");
      assertThat(failure.hint()).contains("install Go 1.21 or newer");
    } finally {
      environment.clear();
    }
  }

  @Test
  void a_go_command_that_is_too_old_is_told() throws Exception {
    Path old = script("go", "echo '{\"GOVERSION\": \"go1.19.3\"}'");

    ProviderException failure =
        failure(Changed.with(options("public"), "go", old + ""), Item.at(TOOL).version("latest"));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.LOCAL);
    assertThat(failure).hasMessageContaining("is go1.19.3, which is older than Go 1.21");
  }

  @Test
  void credentials_are_in_no_argument_and_no_variable_of_go() throws Exception {
    Path seen = directory.resolve("seen");
    Path watched =
        script(
            "watched-go",
            "{ echo \"$@\"; env; } >>" + seen + "; exec " + Tool.find("go") + " \"$@\"");
    Map<String, Object> options =
        Changed.with(
            Changed.with(options("bearer"), "auth", GoProxy.TOKEN), "go", watched + "");

    assertThat(text(fetch(options, Item.at(TOOL).version("v1.0.0")))).contains("tool v1.0.0");
    assertThat(Files.readString(seen))
        .contains("mod download", "install -trimpath", "GOPROXY=http://127.0.0.1:")
        .doesNotContain(GoProxy.TOKEN);
  }

  @Test
  void a_build_that_is_interrupted_leaves_no_process() throws Exception {
    String real = Tool.find("go") + "";
    Path pid = directory.resolve("pid");
    Path slow =
        script(
            "slow-go",
            "case $1 in install) echo $$ >"
                + pid
                + "; exec sleep 600 ;; *) exec "
                + real
                + " \"$@\" ;; esac");
    try (OpenProvider provider = open(Changed.with(options("public"), "go", slow + ""))) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  provider.fetch(Item.at(TOOL).version("v1.0.0"));
                  end.complete(new AssertionError("it was built"));
                } catch (Throwable failure) {
                  end.complete(failure);
                }
              });
      caller.start();
      Eventually.until(() -> "a build", () -> Files.exists(pid) && Files.size(pid) > 1);
      caller.interrupt();

      assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      long process = Long.parseLong(Files.readString(pid).strip());
      assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void what_a_configuration_names_is_no_option() throws Exception {
    for (String path :
        List.of("-toolexec=x.example/tool", "tools.example/../../etc", "x.example/...")) {
      assertThat(failure(options("public"), Item.at(path).version("v1.0.0"))).isNotNull();
    }
  }

  private Path script(String name, String line) throws IOException {
    Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + line + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String built(Item item) throws Exception {
    return text(fetch(options("public"), item));
  }

  private byte[] fetch(Map<String, Object> options, Item item) throws Exception {
    try (OpenProvider provider = open(options)) {
      return provider.fetch(item);
    }
  }

  private ProviderException failure(Map<String, Object> options, Item item) throws Exception {
    try (OpenProvider provider = open(options)) {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return failure;
    } catch (PluginManagerException refused) {
      return ProviderException.invalid(refused.getMessage(), "");
    }
    throw new AssertionError("nothing failed");
  }

  private OpenProvider open(Map<String, Object> options) throws Exception {
    return OpenProvider.of(new Surrounded(source, environment), options, directory);
  }

  private Map<String, Object> options(String kind) {
    return Map.of(
        "proxy",
        address(kind),
        "sumdb",
        proxy.checksumDatabase(),
        "ca_file",
        machine.certificates().authority() + "");
  }

  private String address(String kind) {
    return "https://localhost:" + proxy.port() + "/" + kind;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
