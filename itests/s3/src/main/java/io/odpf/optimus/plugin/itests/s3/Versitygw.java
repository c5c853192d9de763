// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.GoServer;
import io.odpf.optimus.plugin.itests.daemon.PortServer;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * versitygw, an independent S3 server on a directory. It verifies signatures, the region, the
 * clock, checksums and policies, and keeps versions. Buckets are named in paths.
 */
public final class Versitygw implements AutoCloseable {
  /** The access key of the owner, who has all permissions. */
  public static final String ACCESS_KEY = "AKIATESTSOWNER000001";

  /** The owner's secret; must never appear in output. */
  public static final String SECRET_KEY = "s3-Owner-Secret-of-tests";

  /** The access key of a user with the permissions that policies grant. */
  public static final String USER_ACCESS_KEY = "AKIATESTSUSER0000001";

  /** The user's secret; must never appear in output. */
  public static final String USER_SECRET_KEY = "s3-User-Secret-of-tests";

  /** The default region. */
  public static final String REGION = "us-east-1";

  private static final String MAIN = "github.com/versity/versitygw/cmd/versitygw";

  private final PortServer server;
  private final S3Clients clients;
  private final S3Buckets buckets;

  private Versitygw(PortServer server, S3Clients clients) {
    this.server = server;
    this.clients = clients;
    this.buckets = new S3Buckets(client(ACCESS_KEY, SECRET_KEY));
  }

  /**
   * Starts it over http, in {@link #REGION}.
   *
   * @param sources the Go module that pins its version
   * @param cache the directory for programs and Go's caches
   * @param directory an empty directory, on a file system with extended attributes
   */
  public static Versitygw start(Path sources, Path cache, Path directory) {
    return start(sources, cache, directory, REGION);
  }

  /** Starts it over http, in a region. */
  public static Versitygw start(Path sources, Path cache, Path directory, String region) {
    return start(sources, cache, directory, region, Optional.empty());
  }

  /** Starts it over https, in {@link #REGION}. */
  public static Versitygw start(
      Path sources, Path cache, Path directory, Certificates certificates) {
    return start(sources, cache, directory, REGION, Optional.of(certificates));
  }

  private static Versitygw start(
      Path sources,
      Path cache,
      Path directory,
      String region,
      Optional<Certificates> certificates) {
    Path program = program(sources, cache);
    List<String> users = List.of("--iam-dir", made(directory, "users"), "--iam-cache-disable");
    Versitygw server = start(program, directory, region, certificates, users);
    try {
      server.makeUser(program, directory);
      return server;
    } catch (AssertionError e) {
      server.close();
      throw e;
    }
  }

  /** Returns the program; builds it unless it is up to date. */
  static Path program(Path sources, Path cache) {
    return GoServer.built(sources, cache, "server", MAIN);
  }

  /**
   * Starts it without the second user.
   *
   * @param users the options that configure its users
   */
  static Versitygw start(
      Path program,
      Path directory,
      String region,
      Optional<Certificates> certificates,
      List<String> users) {
    List<String> options = new ArrayList<>(List.of("--region", region, "--keep-alive"));
    options.addAll(users);
    certificates.ifPresent(
        with ->
            options.addAll(List.of("--cert", with.server() + "", "--key", with.serverKey() + "")));
    options.addAll(List.of("posix", "--versioning-dir", made(directory, "versions")));
    options.add(made(directory, "buckets"));
    PortServer server = listening(program, directory, options);
    String url =
        (certificates.isPresent() ? "https://localhost:" : "http://127.0.0.1:") + server.port();
    return new Versitygw(
        server, new S3Clients(url, region, certificates.map(Certificates::authority)));
  }

  /** Starts the program with its owner's credentials, on a free port. */
  static PortServer listening(Path program, Path directory, List<String> options) {
    return PortServer.start(
        "versitygw",
        port -> {
          List<String> arguments =
              new ArrayList<>(List.of(program + "", "--port", "127.0.0.1:" + port));
          arguments.addAll(options);
          return new Command(
              arguments,
              directory,
              Map.of("ROOT_ACCESS_KEY", ACCESS_KEY, "ROOT_SECRET_KEY", SECRET_KEY));
        });
  }

  static String made(Path directory, String name) {
    try {
      return Files.createDirectories(directory.resolve(name)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeUser(Path program, Path directory) {
    List<String> arguments = new ArrayList<>(List.of(program + "", "admin", "create-user"));
    arguments.addAll(List.of("--access", USER_ACCESS_KEY, "--secret", USER_SECRET_KEY));
    arguments.addAll(List.of("--role", "user"));
    new Command(
            arguments,
            directory,
            Map.of(
                "ADMIN_ACCESS_KEY",
                ACCESS_KEY,
                "ADMIN_SECRET_KEY",
                SECRET_KEY,
                "ADMIN_REGION",
                clients.region(),
                "ADMIN_ENDPOINT_URL",
                url(),
                "SSL_CERT_FILE",
                clients.authority().map(Path::toString).orElse("")))
        .run()
        .orThrow();
  }

  /** Returns its port. */
  public int port() {
    return server.port();
  }

  /** Returns its address. */
  public String url() {
    return clients.endpoint();
  }

  /** Returns all requests that were answered so far, in the order of completion. */
  public List<S3Request> requests() {
    // Each request is logged before its response: once this request's line appears, all previous
    // ones are complete.
    String mark = "mark-" + UUID.randomUUID();
    ask(mark);
    Eventually.until(
        () -> mark + " in " + server.out(),
        () -> logged().anyMatch(request -> request.path().equals("/" + mark)));
    return logged().filter(request -> !request.path().startsWith("/mark-")).toList();
  }

  private Stream<S3Request> logged() {
    return server.out().lines().flatMap(line -> S3Request.parse(line).stream());
  }

  private void ask(String bucket) {
    try (S3Client client = client("mark", "mark")) {
      client.headBucket(request -> request.bucket(bucket));
    } catch (S3Exception e) {
      // Refused like any unsigned request, but logged.
      return;
    }
  }

  /** Returns its buckets, with the owner's credentials. */
  public S3Buckets buckets() {
    return buckets;
  }

  /** Returns Amazon's client with other credentials; the caller closes it. */
  public S3Client client(String accessKey, String secretKey) {
    return client(AwsBasicCredentials.create(accessKey, secretKey));
  }

  /** Returns Amazon's client with other credentials; the caller closes it. */
  public S3Client client(AwsCredentials credentials) {
    return clients.with(credentials);
  }

  @Override
  public void close() {
    buckets.close();
    server.close();
  }
}
