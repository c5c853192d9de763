// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.key.AccountKeyReader;
import io.odpf.optimus.plugin.provider.gcs.key.KeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Application default credentials, found where Google's tools find them: the file that {@code
 * GOOGLE_APPLICATION_CREDENTIALS} names, gcloud's own file, the machine's metadata server. The
 * library's own search reads the environment of this process, which is not the caller's, and takes
 * types of credentials that are not allowed here.
 */
final class DefaultLogin {
  private static final String VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
  private static final String WELL_KNOWN = "application_default_credentials.json";

  /** In bytes; a longer file is not read to the end and is rejected as too long. */
  private static final int LONGEST = 128 * 1024;

  private final ProviderContext context;
  private final Map<String, String> environment;
  private final AccountKeyReader reader;
  private final KeyLogins logins;
  private final Clock clock;

  DefaultLogin(ProviderContext context, AccountKeyReader reader, KeyLogins logins, Clock clock) {
    this.context = context;
    this.environment = context.environment();
    this.reader = reader;
    this.logins = logins;
    this.clock = clock;
  }

  Login find() throws ProviderException {
    Optional<String> named = variable(VARIABLE);
    if (named.isPresent()) {
      Path file = path(named.get());
      return read(file, VARIABLE + " names " + file)
          .orElseThrow(
              () ->
                  ProviderException.invalid(
                      VARIABLE + " names " + file + ", which does not exist",
                      "correct the variable, or remove it"));
    }
    Optional<Path> gcloud = gcloud();
    if (gcloud.isPresent()) {
      Optional<Login> login = read(gcloud.get(), "gcloud keeps " + gcloud.get());
      if (login.isPresent()) {
        return login.get();
      }
    }
    return new Login(
        new MetadataCredentials(MetadataServer.of(context, clock)),
        "this machine's service account");
  }

  private Optional<Login> read(Path file, String subject) throws ProviderException {
    try (InputStream content = RegularFile.open(file)) {
      String json = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return Optional.of(logins.of(reader.read(RegularFile.withoutMark(json).toString())));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (KeyException unusable) {
      throw ProviderException.invalid(
          subject + ", which " + unusable.getMessage(),
          unusable.hint() + "; or set the provider's service_account");
    } catch (IOException failure) {
      throw ProviderException.local(
          subject + ", which cannot be read: " + RegularFile.reason(failure),
          "check the file's permissions",
          failure);
    }
  }

  private Optional<Path> gcloud() throws ProviderException {
    Optional<String> directory = variable("CLOUDSDK_CONFIG");
    if (directory.isPresent()) {
      return Optional.of(path(directory.get()).resolve(WELL_KNOWN));
    }
    Optional<String> windows = variable("APPDATA");
    if (windows.isPresent()) {
      return Optional.of(path(windows.get()).resolve("gcloud").resolve(WELL_KNOWN));
    }
    Optional<String> home = variable("HOME");
    return home.isPresent()
        ? Optional.of(path(home.get()).resolve(".config").resolve("gcloud").resolve(WELL_KNOWN))
        : Optional.empty();
  }

  private static Path path(String text) throws ProviderException {
    try {
      return Path.of(text);
    } catch (InvalidPathException malformed) {
      throw ProviderException.invalid(
          "an environment variable that locates credentials is not a path",
          "correct " + VARIABLE + ", CLOUDSDK_CONFIG, APPDATA or HOME");
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
