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

  /** The secret in {@link #userCredentials}; never shown by anything that is tested. */
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
   * @param cache where it and Go's caches are kept
   * @param directory an existing one, for the credential files
   */
  public static FakeGcs start(Path sources, Path cache, Path directory) {
    return start(sources, cache, directory, "http", List.of());
  }

  /** Starts it over https, the token endpoint too; the metadata server speaks http. */
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

  /** The port of the APIs and of the token endpoint. */
  public int port() {
    return server.port("port");
  }

  /** The address of the APIs, without a path. */
  public String url() {
    return scheme.equals("http") ? "http://127.0.0.1:" + port() : "https://localhost:" + port();
  }

  /** The token endpoint, which the credential files name too. */
  public String tokenUri() {
    return url() + "/token";
  }

  /** The metadata server, as {@code GCE_METADATA_HOST} names it. */
  public String metadataHost() {
    return "127.0.0.1:" + server.port("metadata");
  }

  /** The key file of a service account that may do everything. */
  public Path key() {
    return directory.resolve("good.json");
  }

  /** The key file of a service account without permissions: gets tokens, reads public buckets. */
  public Path deniedKey() {
    return directory.resolve("denied.json");
  }

  /** A key file like {@link #key} with a private key that the token endpoint does not know. */
  public Path forgedKey() {
    return directory.resolve("forged.json");
  }

  /** A user's credentials, of the type {@code authorized_user}; they may do everything. */
  public Path userCredentials() {
    return directory.resolve("user.json");
  }

  /** Issues an access token without credentials. */
  public String issueToken() {
    return first(TOKEN, control.post("/control/token", ""));
  }

  /**
   * Sets how long tokens issued from now on are valid, in whole seconds. At first it is an hour.
   */
  public void tokenLifetime(Duration lifetime) {
    control.post("/control/lifetime?seconds=" + lifetime.toSeconds(), "");
  }

  /** Ends the validity of every token issued until now. */
  public void revokeTokens() {
    control.post("/control/revoke", "");
  }

  /** Makes a bucket for accounts that may read it. */
  public void makeBucket(String name) {
    makeBucket(name, "");
  }

  /** Makes a bucket that keeps the generations of an object. */
  public void makeVersionedBucket(String name) {
    makeBucket(name, "&versioned");
  }

  /** Makes a bucket that is read without a token. */
  public void makePublicBucket(String name) {
    makeBucket(name, "&public");
  }

  /** Makes a bucket whose requests must name {@link #PROJECT} as the payer. */
  public void makeRequesterPaysBucket(String name) {
    makeBucket(name, "&requesterPays");
  }

  private void makeBucket(String name, String properties) {
    control.post("/control/bucket?name=" + encoded(name) + properties, "");
  }

  /** Puts an object, in the place of one of this name; returns its generation. */
  public long put(String bucket, String object, byte[] content) {
    return put(bucket, object, content, "");
  }

  /** Puts an object with the metadata {@code Content-Encoding: gzip}; the content is as given. */
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

  /** Deletes one generation of an object for good. */
  public void delete(String bucket, String object, long generation) {
    control.delete(path(bucket, object) + "?generation=" + generation);
  }

  /**
   * Answers the next requests with an error.
   *
   * @param prefix what their path begins with: {@code /token}, {@code /storage/}
   * @param status the error
   * @param times how many requests
   */
  public void failNext(String prefix, int status, int times) {
    control.post(
        "/control/fail?prefix=" + encoded(prefix) + "&status=" + status + "&times=" + times, "");
  }

  /**
   * The requests to {@link #url}, in the order of their ends. Waits until none is being answered.
   */
  public List<ServedRequest> requests() {
    return control.get("/control/requests").lines().map(AccessLog::parse).toList();
  }

  /** Forgets the requests until now. */
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
