// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.program.ForeignProgram;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The go command of this machine.
 *
 * @param command the program
 * @param version its version as it prints it: {@code go1.26.8}
 * @param host the platform that it builds for by default
 * @param settings the user's settings by their names in {@code go env}: caches, sources of modules
 * @param ownCaches whether the caches are this provider's, since the user has none
 */
record GoToolchain(
    Path command, String version, Platform host, Map<String, String> settings, boolean ownCaches) {
  private static final int OLDEST_MINOR = 21;
  private static final Pattern VERSION = Pattern.compile("go([0-9]{1,4})[.]([0-9]{1,4})");
  private static final String INSTALL = "install Go 1.21 or newer, or set the provider's go:";
  private static final List<String> ASKED =
      List.of(
          "GOVERSION",
          "GOHOSTOS",
          "GOHOSTARCH",
          "GOPATH",
          "GOCACHE",
          "GOMODCACHE",
          "GOPROXY",
          "GONOPROXY",
          "GONOSUMDB",
          "GOSUMDB",
          "GOVCS");

  /**
   * Finds the command and reads the user's settings from it.
   *
   * @param named the configured command; if absent, the environment's PATH is searched
   * @param place the directory to run it in
   * @param caches a private directory for caches if the user has none
   * @throws ProviderException of kind LOCAL if there is no usable one
   */
  static GoToolchain find(
      Optional<Path> named,
      Map<String, String> environment,
      BuildDirectory place,
      Path caches,
      Duration limit)
      throws ProviderException, InterruptedException {
    Path command = named.isPresent() ? check(named.get()) : search(environment);
    List<String> question = new ArrayList<>(List.of(command.toString(), "env", "-json"));
    question.addAll(ASKED);
    GoOutput answer =
        new GoProcess(
                place.directory(),
                GoEnvironment.forSettings(environment, place.temporary()),
                limit,
                GoProcess.Watch.NONE)
            .run(question);
    Map<String, String> settings = settings(command, answer);
    String version = settings.getOrDefault("GOVERSION", "");
    checkVersion(command, version);
    Platform host =
        new Platform(
            settings.getOrDefault("GOHOSTOS", "unknown"),
            settings.getOrDefault("GOHOSTARCH", "unknown"));
    boolean homeless = isNowhere(settings.get("GOCACHE")) || isNowhere(settings.get("GOMODCACHE"));
    if (homeless) {
      settings.put("GOCACHE", caches.resolve("build").toString());
      settings.put("GOMODCACHE", caches.resolve("modules").toString());
      settings.put("GOPATH", caches.resolve("gopath").toString());
    }
    return new GoToolchain(command, version, host, Map.copyOf(settings), homeless);
  }

  /** Returns a setting of the user; empty if it is not set. */
  String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  private static boolean isNowhere(@Nullable String cache) {
    return cache == null || cache.isEmpty() || cache.equals("off");
  }

  private static Path check(Path named) throws ProviderException {
    if (!Files.isRegularFile(named) || !Files.isExecutable(named)) {
      throw ProviderException.local(
          "there is no go command at " + named, "correct the provider's go:", null);
    }
    return named;
  }

  private static Path search(Map<String, String> environment) throws ProviderException {
    return ForeignProgram.find(environment, "go")
        .orElseThrow(
            () ->
                ProviderException.local(
                    "plugins from Go modules are built by the go command, and there is none on the"
                        + " PATH ("
                        + environment.getOrDefault("PATH", environment.getOrDefault("Path", ""))
                        + ")",
                    INSTALL,
                    null));
  }

  private static Map<String, String> settings(Path command, GoOutput answer)
      throws ProviderException {
    try {
      if (answer.succeeded() && JsonParser.parseString(answer.out()) instanceof JsonObject object) {
        Map<String, String> settings = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
          settings.put(entry.getKey(), entry.getValue().getAsString());
        }
        return settings;
      }
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw unusable(command, "answers 'go env -json' in a way that is not Go's");
    }
    String said = answer.err().strip();
    throw unusable(
        command, "fails at 'go env -json'" + (said.isEmpty() ? "" : ": " + GoFailures.tail(said)));
  }

  private static void checkVersion(Path command, String version) throws ProviderException {
    if (version.isEmpty()) {
      throw unusable(command, "is older than Go 1.21");
    }
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.find()) {
      throw unusable(command, "has no version that can be read: '" + version + "'");
    }
    int major = Integer.parseInt(numbers.group(1));
    if (major < 1 || major == 1 && Integer.parseInt(numbers.group(2)) < OLDEST_MINOR) {
      throw unusable(command, "is " + version + ", which is older than Go 1.21");
    }
  }

  private static ProviderException unusable(Path command, String why) {
    return ProviderException.local(command + " " + why, INSTALL, null);
  }
}
