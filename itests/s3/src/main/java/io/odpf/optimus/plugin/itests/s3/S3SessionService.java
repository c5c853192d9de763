// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import io.odpf.optimus.plugin.itests.daemon.GoServer;
import io.odpf.optimus.plugin.itests.daemon.PortServer;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * versitygw with its own IAM service, whose temporary credentials it verifies: access key, secret
 * and session token. A wrong token is 400 InvalidToken; a missing one or one that has expired is
 * 403 InvalidAccessKeyId.
 */
public final class S3SessionService implements AutoCloseable {
  private final PortServer identities;
  private final Versitygw server;
  private final Path issuer;
  private final Path directory;

  private S3SessionService(PortServer identities, Versitygw server, Path issuer, Path directory) {
    this.identities = identities;
    this.server = server;
    this.issuer = issuer;
    this.directory = directory;
  }

  /**
   * Starts both over http, in {@link Versitygw#REGION}.
   *
   * @param sources the Go module that pins their version, {@code fixtures/versitygw}
   * @param cache the directory for programs and Go's caches
   * @param directory an empty directory with a short path, since it contains a socket
   */
  public static S3SessionService start(Path sources, Path cache, Path directory) {
    Path program = Versitygw.program(sources, cache);
    Path issuer = GoServer.built(sources, cache, "session", "./session");
    Path socket = directory.resolve("iam.sock");
    PortServer identities =
        Versitygw.listening(
            program,
            directory,
            List.of(
                "iam",
                "--quiet",
                "--dir",
                Versitygw.made(directory, "identities"),
                "--private-ports",
                socket + ""));
    Eventually.until(() -> socket + " of the IAM service", () -> Files.exists(socket));
    Versitygw server =
        Versitygw.start(
            program,
            directory,
            Versitygw.REGION,
            Optional.empty(),
            List.of("--iam-standalone-endpoint", socket + ""));
    return new S3SessionService(identities, server, issuer, directory);
  }

  /** Returns the S3 server. It does not know the second user. */
  public Versitygw server() {
    return server;
  }

  /** Issues credentials with all permissions until they expire. */
  public AwsSessionCredentials issue(Duration lifetime) {
    AwsSessionCredentials credentials =
        AwsSessionCredentials.create(
            "ASIA" + random().substring(0, 16).toUpperCase(Locale.ROOT),
            "s3-Session-Secret-" + random(),
            "s3-Session-Token-" + random());
    Command.of(
            directory,
            issuer + "",
            "-dir",
            directory.resolve("identities") + "",
            "-access",
            credentials.accessKeyId(),
            "-lifetime",
            lifetime.toMillis() + "ms")
        .with(
            Map.of(
                "SECRET_KEY",
                credentials.secretAccessKey(),
                "SESSION_TOKEN",
                credentials.sessionToken()))
        .run()
        .orThrow();
    return credentials;
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  @Override
  public void close() {
    server.close();
    identities.close();
  }
}
