// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import io.odpf.optimus.plugin.itests.daemon.PortServer;
import io.odpf.optimus.plugin.itests.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3Proxy on a directory: a second, independent implementation of S3. It verifies signatures,
 * ignores the region, and has neither versions nor policies.
 */
public final class S3Proxy implements AutoCloseable {
  /** The access key of the only user. */
  public static final String ACCESS_KEY = "AKIATESTSPROXY000001";

  /** The user's secret; must never appear in output. */
  public static final String SECRET_KEY = "s3-Proxy-Secret-of-tests";

  private static final String MAIN = "org.gaul.s3proxy.Main";

  private final PortServer server;
  private final S3Buckets buckets;

  private S3Proxy(PortServer server) {
    this.server = server;
    this.buckets = new S3Buckets(client(ACCESS_KEY, SECRET_KEY));
  }

  /**
   * Starts it over http.
   *
   * @param classPath a file with the class path, as the module {@code itests/s3proxy} writes it
   * @param directory an empty directory
   */
  public static S3Proxy start(Path classPath, Path directory) {
    return new S3Proxy(PortServer.start("S3Proxy", port -> serving(classPath, directory, port)));
  }

  private static Command serving(Path classPath, Path directory, int port) {
    try {
      Path buckets = Files.createDirectories(directory.resolve("buckets"));
      Path settings =
          Files.writeString(
              directory.resolve("s3proxy.conf"),
              """
              s3proxy.endpoint=http://127.0.0.1:%d
              s3proxy.authorization=aws-v4
              s3proxy.identity=%s
              s3proxy.credential=%s
              jclouds.provider=filesystem-nio2
              jclouds.filesystem.basedir=%s
              """
                  .formatted(port, ACCESS_KEY, SECRET_KEY, buckets));
      Path logging =
          Files.writeString(
              directory.resolve("logback.xml"),
              """
              <configuration>
                <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                  <encoder><pattern>%level %logger %msg%n</pattern></encoder>
                </appender>
                <root level="WARN"><appender-ref ref="out"/></root>
              </configuration>
              """);
      return Command.of(
          directory,
          Path.of(System.getProperty("java.home"), "bin", "java") + "",
          // The process is too short-lived for the optimizing compiler.
          "-XX:TieredStopAtLevel=1",
          "-Xmx256m",
          "-Dlogback.configurationFile=" + logging,
          "-cp",
          Files.readString(classPath),
          MAIN,
          "--properties",
          settings + "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns its port. */
  public int port() {
    return server.port();
  }

  /** Returns its address. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Returns its buckets; without versions and policies. */
  public S3Buckets buckets() {
    return buckets;
  }

  /** Returns Amazon's client with other credentials; the caller closes it. */
  public S3Client client(String accessKey, String secretKey) {
    return new S3Clients(url(), Versitygw.REGION, Optional.empty())
        .with(AwsBasicCredentials.create(accessKey, secretKey));
  }

  @Override
  public void close() {
    buckets.close();
    server.close();
  }
}
