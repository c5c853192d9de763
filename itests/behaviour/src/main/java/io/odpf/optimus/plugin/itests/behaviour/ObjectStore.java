// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.GoServer;
import io.odpf.optimus.plugin.itests.daemon.PortServer;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * versitygw behind https with one versioned bucket, filled by curl: the behaviours also run in
 * Felix, where Amazon's library is not available.
 */
public final class ObjectStore implements AutoCloseable {
  /** The secret key; must never appear in output. */
  public static final String SECRET_KEY = "s3-Secret-of-the-behaviours";

  /** The bucket's name. */
  public static final String BUCKET = "plugins";

  private static final String ACCESS_KEY = "AKIATESTBEHAVIOUR001";
  private static final String REGION = "us-east-1";
  private static final String MAIN = "github.com/versity/versitygw/cmd/versitygw";

  private final PortServer server;
  private final Path directory;
  private final Certificates certificates;

  private ObjectStore(PortServer server, Path directory, Certificates certificates) {
    this.server = server;
    this.directory = directory;
    this.certificates = certificates;
  }

  /**
   * Starts the server.
   *
   * @param sources the Go module that pins its version
   * @param cache the directory for programs and Go's caches
   * @param directory an empty directory
   */
  static ObjectStore start(Path sources, Path cache, Path directory, Certificates certificates) {
    Path program = GoServer.built(sources, cache, "server", MAIN);
    Path versions = made(directory.resolve("versions"));
    Path buckets = made(directory.resolve("buckets"));
    PortServer server =
        PortServer.start(
            "versitygw",
            port ->
                new Command(
                    List.of(
                        program.toString(),
                        "--port",
                        "127.0.0.1:" + port,
                        "--region",
                        REGION,
                        "--cert",
                        certificates.server().toString(),
                        "--key",
                        certificates.serverKey().toString(),
                        "posix",
                        "--versioning-dir",
                        versions.toString(),
                        buckets.toString()),
                    directory,
                    Map.of("ROOT_ACCESS_KEY", ACCESS_KEY, "ROOT_SECRET_KEY", SECRET_KEY)));
    ObjectStore store = new ObjectStore(server, directory, certificates);
    try {
      store.curl("/" + BUCKET, "-X", "PUT");
      store.put(
          "?versioning=",
          ("<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                  + "<Status>Enabled</Status></VersioningConfiguration>")
              .getBytes(StandardCharsets.UTF_8));
      return store;
    } catch (AssertionError e) {
      store.close();
      throw e;
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the server's address. */
  public String url() {
    return "https://localhost:" + server.port();
  }

  /** Returns the account as written in a configuration. */
  public String account() {
    String keys =
        "{\"access_key_id\": \""
            + ACCESS_KEY
            + "\", \"secret_access_key\": \""
            + SECRET_KEY
            + "\"}";
    return Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts an object into the bucket, replacing an earlier version. */
  public void putObject(String key, byte[] content) {
    put("/" + key, content);
  }

  private void put(String resource, byte[] content) {
    try {
      Path file = Files.write(directory.resolve("upload"), content);
      curl("/" + BUCKET + resource, "-T", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void curl(String path, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(Tool.find("curl").toString(), "--silent", "--show-error", "--fail"));
    arguments.addAll(List.of("--cacert", certificates.authority().toString()));
    arguments.addAll(List.of("--aws-sigv4", "aws:amz:" + REGION + ":s3"));
    arguments.addAll(List.of("--user", ACCESS_KEY + ":" + SECRET_KEY));
    arguments.addAll(List.of("--header", "x-amz-content-sha256: UNSIGNED-PAYLOAD"));
    arguments.addAll(List.of(more));
    arguments.add(url() + path);
    Command.of(directory, arguments.toArray(String[]::new)).run().orThrow();
  }

  @Override
  public void close() {
    server.close();
  }
}
