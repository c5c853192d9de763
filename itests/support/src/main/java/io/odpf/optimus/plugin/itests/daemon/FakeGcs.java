// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private Google Cloud Storage: fake-gcs-server, which keeps objects and their generations in
 * memory, behind a guard that demands what Google demands (see {@code itests/fixtures/gcsserver}).
 *
 * <ul>
 *   <li>A token endpoint verifies the signed assertions of service accounts and the refresh tokens
 *       of users. Every other request needs a token that it issued, unless the bucket is public.
 *   <li>Reads of the JSON API and of the XML API honour {@code generation} and its preconditions.
 *   <li>A metadata server issues tokens as on Compute Engine.
 * </ul>
 *
 * Safe for use by several threads.
 */
public final class FakeGcs implements AutoCloseable {
  /** The only project, which may be named as the payer. */
  public static final String PROJECT = "test-project";

  /** A secret in {@link #userCredentials}; must never appear in output. */
  public static final String REFRESH_TOKEN = "1//gcs-Refresh-T0ken-of-tests";

  /** The other secret in {@link #userCredentials}. */
  public static final String CLIENT_SECRET = "gcs-Cl1ent-Secret-of-tests";

  private static final Pattern GENERATION = Pattern.compile("\"generation\": ?\"(\\d+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  private final GoServer server;
  private final ControlPort control;
  private final Path directory;
  private final String scheme;

  private FakeGcs(GoServer server, Path directory, String scheme) {
    this.server = server;
    this.control = new ControlPort(server.port("control"));
    this.directory = directory;
    this.scheme = scheme;
  }

  /**
   * Starts it over http.
   *
   * @param sources the Go program, {@code fixtures/gcsserver}
   * @param cache the directory for programs and Go's caches
   * @param directory an existing directory for the credential files
   */
  public static FakeGcs start(Path sources, Path cache, Path directory) {
    return start(sources, cache, directory, "http", List.of());
  }

  /** Starts it over https, including the token endpoint; the metadata server uses http. */
  public static FakeGcs start(Path sources, Path cache, Path directory, Certificates certificates) {
    return start(
        sources,
        cache,
        directory,
        "https",
        List.of("-certificate", certificates.server() + "", "-key", certificates.serverKey() + ""));
  }

  private static FakeGcs start(
      Path sources, Path cache, Path directory, String scheme, List<String> tls) {
    List<String> arguments = new ArrayList<>(List.of("-directory", directory + ""));
    arguments.addAll(tls);
    return new FakeGcs(GoServer.start(sources, cache, directory, arguments), directory, scheme);
  }

  /** Returns the port of the APIs and of the token endpoint. */
  public int port() {
    return server.port("port");
  }

  /** Returns the address of the APIs, without a path. */
  public String url() {
    return scheme.equals("http") ? "http://127.0.0.1:" + port() : "https://localhost:" + port();
  }

  /** Returns the address of the token endpoint, as in the credential files. */
  public String tokenUri() {
    return url() + "/token";
  }

  /** Returns the address of the metadata server, as {@code GCE_METADATA_HOST} expects it. */
  public String metadataHost() {
    return "127.0.0.1:" + server.port("metadata");
  }

  /** Returns the key file of a service account with all permissions. */
  public Path key() {
    return directory.resolve("good.json");
  }

  /**
   * Returns the key file of a service account without permissions: it gets tokens, and reads public
   * buckets.
   */
  public Path deniedKey() {
    return directory.resolve("denied.json");
  }

  /**
   * Returns a key file like {@link #key} with a private key that the token endpoint does not know.
   */
  public Path forgedKey() {
    return directory.resolve("forged.json");
  }

  /** Returns a user's credentials, of the type {@code authorized_user}, with all permissions. */
  public Path userCredentials() {
    return directory.resolve("user.json");
  }

  /** Issues an access token without credentials. */
  public String issueToken() {
    return first(TOKEN, control.post("/control/token", ""));
  }

  /** Sets the validity of new tokens, in whole seconds. The default is an hour. */
  public void tokenLifetime(Duration lifetime) {
    control.post("/control/lifetime?seconds=" + lifetime.toSeconds(), "");
  }

  /** Revokes all tokens. */
  public void revokeTokens() {
    control.post("/control/revoke", "");
  }

  /** Creates a bucket that requires an account with permission to read it. */
  public void makeBucket(String name) {
    makeBucket(name, "");
  }

  /** Creates a bucket that keeps old generations of objects. */
  public void makeVersionedBucket(String name) {
    makeBucket(name, "&versioned");
  }

  /** Creates a public bucket. */
  public void makePublicBucket(String name) {
    makeBucket(name, "&public");
  }

  /** Creates a bucket whose requests must name {@link #PROJECT} as the payer. */
  public void makeRequesterPaysBucket(String name) {
    makeBucket(name, "&requesterPays");
  }

  private void makeBucket(String name, String properties) {
    control.post("/control/bucket?name=" + encoded(name) + properties, "");
  }

  /** Puts an object, replacing one of the same name; returns its generation. */
  public long put(String bucket, String object, byte[] content) {
    return put(bucket, object, content, "");
  }

  /**
   * Puts an object with the metadata {@code Content-Encoding: gzip}, without changing the content.
   */
  public long putGzip(String bucket, String object, byte[] content) {
    return put(bucket, object, content, "&contentEncoding=gzip");
  }

  private long put(String bucket, String object, byte[] content, String metadata) {
    String path = "/upload/storage/v1/b/" + encoded(bucket) + "/o?uploadType=media&name=";
    return Long.parseLong(
        first(GENERATION, control.post(path + encoded(object) + metadata, content)));
  }

  /** Deletes an object; a versioned bucket keeps its generations. */
  public void delete(String bucket, String object) {
    control.delete(path(bucket, object));
  }

  /** Deletes one generation of an object permanently. */
  public void delete(String bucket, String object, long generation) {
    control.delete(path(bucket, object) + "?generation=" + generation);
  }

  /**
   * Answers the next requests with an error.
   *
   * @param prefix the beginning of their path: {@code /token}, {@code /storage/}
   * @param status the error's status
   * @param times the number of requests
   */
  public void failNext(String prefix, int status, int times) {
    control.post(
        "/control/fail?prefix=" + encoded(prefix) + "&status=" + status + "&times=" + times, "");
  }

  /**
   * Returns the requests to {@link #url}, in the order of completion. Waits until none is running.
   */
  public List<ServedRequest> requests() {
    return control.get("/control/requests").lines().map(AccessLog::parse).toList();
  }

  /** Clears the list of requests. */
  public void forgetRequests() {
    control.delete("/control/requests");
  }

  private static String path(String bucket, String object) {
    return "/storage/v1/b/" + encoded(bucket) + "/o/" + encoded(object);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String first(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("the GCS server answered " + answer);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    server.close();
  }
}
