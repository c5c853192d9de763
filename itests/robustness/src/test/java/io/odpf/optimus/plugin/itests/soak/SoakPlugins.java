// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.soak;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.behaviour.ConfigText;
import io.odpf.optimus.plugin.itests.behaviour.SourcesBehaviour.Everything;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Plugins of all generations from five types of provider. Those from a url, the first of all types,
 * have two versions. Not thread-safe.
 */
final class SoakPlugins {
  private static final List<String> TYPES = List.of("url", "s3", "gcs", "git");

  /** Go builds its plugins, which takes a while. */
  private static final int ONE_OF_GO = 20;

  /** Writes the plugin that is embedded in it to a file without a name, and becomes it. */
  private static final String MAIN =
      """
      package main

      import (
      	_ "embed"
      	"encoding/base64"
      	"fmt"
      	"os"
      	"syscall"
      )

      //go:embed plugin.txt
      var plugin string

      func must(err error) {
      	if err != nil {
      		panic(err)
      	}
      }

      func main() {
      	program, err := base64.StdEncoding.DecodeString(plugin)
      	must(err)
      	file, err := os.CreateTemp("", "plugin")
      	must(err)
      	_, err = file.Write(program)
      	must(err)
      	must(file.Chmod(0o700))
      	must(file.Close())
      	file, err = os.Open(file.Name())
      	must(err)
      	must(os.Remove(file.Name()))
      	self := fmt.Sprintf("/proc/self/fd/%d", file.Fd())
      	must(syscall.Exec(self, os.Args, append(os.Environ(), "OPTIMUS_ROLE=generation=C")))
      }
      """;

  private final Stage stage;
  private final List<String> names;
  private final List<Integer> versions;
  private int upgrades;

  private SoakPlugins(Stage stage, List<String> names) {
    this.stage = stage;
    this.names = names;
    this.versions = new ArrayList<>(names.stream().map(name -> 1).toList());
  }

  /** Publishes a number of plugins on the servers of a stage. */
  static SoakPlugins publish(Stage stage, int count) throws IOException {
    List<String> names = IntStream.range(0, count).mapToObj(SoakPlugins::name).toList();
    FixturePlugins fixtures = FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());
    Everything.configuration(stage);
    Path made = stage.home().resolve("made");
    for (int i = 0; i < count; i++) {
      String name = names.get(i);
      if (type(i).equals("go")) {
        publishSource(stage, name, fixtures.actor());
        continue;
      }
      Generation generation = Generation.values()[i % Generation.values().length];
      for (int version = 1; version <= (type(i).equals("url") ? 2 : 1); version++) {
        Path program =
            fixtures.install(made, name, Role.of(generation).with("version", "v" + version));
        byte[] content = Files.readAllBytes(program);
        switch (type(i)) {
          case "s3" -> stage.sources().s3().putObject("bin/" + name, content);
          case "gcs" -> stage.sources().putIntoGcs("releases/bin/" + name, content);
          case "git" -> stage.sources().repository().commit("bin/" + name, content);
          default ->
              Files.write(
                  Files.createDirectories(stage.nginx().files().resolve("v" + version))
                      .resolve(name),
                  content);
        }
      }
    }
    return new SoakPlugins(stage, names);
  }

  private static String name(int index) {
    return type(index) + "-" + index;
  }

  private static String type(int index) {
    return index % ONE_OF_GO == TYPES.size() ? "go" : TYPES.get(index % TYPES.size());
  }

  private static void publishSource(Stage stage, String name, Path program) throws IOException {
    stage
        .sources()
        .modules()
        .publish(
            "plugins.example/" + name,
            "v1.2.3",
            Map.of(
                "main.go",
                MAIN,
                "plugin.txt",
                Base64.getEncoder().encodeToString(Files.readAllBytes(program))));
  }

  List<String> names() {
    return names;
  }

  int upgrades() {
    return upgrades;
  }

  /** Changes the versions of some of those that have two, of others each time. */
  void changeSome() {
    upgrades++;
    int parts = names.size() > 50 ? 5 : 1;
    for (int i = 0; i < names.size(); i++) {
      if (type(i).equals("url") && (i / TYPES.size()) % parts == upgrades % parts) {
        versions.set(i, 3 - versions.get(i));
      }
    }
    write();
  }

  /** Writes the configuration. */
  void write() {
    ConfigText text = Everything.configuration(stage);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      switch (type(i)) {
        case "s3" -> text.plugin("store", name, "bin/" + name);
        case "gcs" -> text.plugin("cloud", name, "bin/" + name);
        case "git" -> text.plugin("daemon", name, "bin/" + name, "config: {ref: main}");
        case "go" -> text.plugin("modules", name, "plugins.example/" + name, "version: v1");
        default ->
            text.plugin("releases", name, "{{.Version}}/{{.Name}}", "version: v" + versions.get(i));
      }
    }
    stage.write(text);
  }
}
