// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user names and passwords in Docker's configuration file, where {@code docker login} and the
 * login commands of ORAS, Helm and crane store them. Credential helpers ({@code credsStore}) are
 * not run; registries whose logins they keep are accessed without a login.
 */
final class DockerLogins {
  private static final int MAX_BYTES = 1 << 20;
  private static final String DOCKER_HUB = "index.docker.io";

  private final JsonObject configuration;
  private final Path file;

  private DockerLogins(JsonObject configuration, Path file) {
    this.configuration = configuration;
    this.file = file;
  }

  /**
   * Returns the user's configuration file, which need not exist; empty if there is no home
   * directory.
   */
  static Optional<Path> location(Map<String, String> environment) {
    String named = environment.getOrDefault("DOCKER_CONFIG", "");
    return named.isBlank()
        ? HomeDirectory.of(environment).map(home -> home.resolve(".docker/config.json"))
        : Optional.of(Path.of(named, "config.json"));
  }

  /**
   * Reads a configuration file. A missing file has no logins.
   *
   * @throws ProviderException if the file cannot be read or is not JSON
   */
  static DockerLogins read(Path file) throws ProviderException {
    try {
      String text = new String(RegularFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
      if (JsonParser.parseString(text) instanceof JsonObject configuration) {
        return new DockerLogins(configuration, file);
      }
      throw unusable(file, "it is not a JSON object", null);
    } catch (NoSuchFileException none) {
      return new DockerLogins(new JsonObject(), file);
    } catch (IOException e) {
      throw unusable(file, RegularFile.reason(e), e);
    } catch (JsonParseException e) {
      // The cause is omitted: its message may quote a password.
      throw unusable(file, "it is not JSON", null);
    }
  }

  private static ProviderException unusable(
      Path file, String reason, @org.jspecify.annotations.Nullable Exception cause) {
    return ProviderException.of(
        ProviderException.Kind.INVALID,
        "Docker's configuration " + file + " cannot be used: " + reason,
        "log in anew, or set the provider's docker_config to another file or to false",
        cause);
  }

  /**
   * Returns the login for a registry, or {@link Credentials#NONE}.
   *
   * @throws ProviderException if the login is malformed
   */
  Credentials of(URI registry) throws ProviderException {
    String host = registry.getRawAuthority();
    List<String> names =
        host.equals("registry-1.docker.io") || host.equals("docker.io")
            ? List.of(DOCKER_HUB, "https://" + DOCKER_HUB + "/v1/")
            : List.of(host, "https://" + host, "http://" + host);
    if (configuration.get("auths") instanceof JsonObject logins) {
      for (String name : names) {
        if (logins.get(name) instanceof JsonObject login) {
          Optional<Credentials> found = credentials(login);
          if (found.isPresent()) {
            return found.get();
          }
        }
      }
    }
    return Credentials.NONE;
  }

  private Optional<Credentials> credentials(JsonObject login) throws ProviderException {
    String user = text(login, "username");
    String password = text(login, "password");
    String both = text(login, "auth");
    if (!both.isEmpty()) {
      try {
        String decoded = new String(Base64.getDecoder().decode(both), StandardCharsets.UTF_8);
        int colon = decoded.indexOf(':');
        if (colon < 0) {
          throw unusable(file, "a login has no password", null);
        }
        user = decoded.substring(0, colon);
        password = decoded.substring(colon + 1);
      } catch (IllegalArgumentException e) {
        throw unusable(file, "a login is not base64", null);
      }
    }
    return user.isEmpty() || password.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials.Basic(user, Secret.of(password)));
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
