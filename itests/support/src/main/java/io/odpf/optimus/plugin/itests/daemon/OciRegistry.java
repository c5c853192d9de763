// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A private OCI registry: distribution's handlers with storage in memory, behind a guard that
 * demands what public registries demand (see {@code itests/fixtures/registry}). A page of tags has
 * two of them. Safe for use by several threads.
 */
public final class OciRegistry implements AutoCloseable {
  /** The user who may do everything. */
  public static final String USER = "reader";

  /** His password; must never appear in output. */
  public static final String PASSWORD = "registry-Passw0rd-of-tests";

  /** The beginning of all tokens; must never appear in output. */
  public static final String TOKEN = "registry-T0ken-";

  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final GoServer server;
  private final ControlPort control;
  private final String scheme;

  private OciRegistry(GoServer server, String scheme) {
    this.server = server;
    this.control = new ControlPort(server.port("control"));
    this.scheme = scheme;
  }

  /**
   * Starts it over http.
   *
   * @param sources the Go program, {@code fixtures/registry}
   * @param cache the directory for programs and Go's caches
   * @param directory an existing directory to run in
   */
  public static OciRegistry start(Path sources, Path cache, Path directory) {
    return new OciRegistry(GoServer.start(sources, cache, directory, List.of()), "http");
  }

  /** Starts it over https. */
  public static OciRegistry start(
      Path sources, Path cache, Path directory, Certificates certificates) {
    List<String> tls =
        List.of("-certificate", certificates.server() + "", "-key", certificates.serverKey() + "");
    return new OciRegistry(GoServer.start(sources, cache, directory, tls), "https");
  }

  public int port() {
    return server.port("port");
  }

  /** Returns the registry's address. */
  public String url() {
    return scheme + "://localhost:" + port();
  }

  /** What the registry demands. */
  public enum Demand {
    /** A token, which its own server issues for the password. The default. */
    TOKEN,
    /** The password itself. */
    BASIC,
    /** Nothing. */
    NONE
  }

  /**
   * Sets what the registry demands, and forgets all tokens.
   *
   * @param redirects whether blobs are served by another server, which refuses credentials
   */
  public void demand(Demand demand, boolean redirects) {
    control.post(
        "/control/mode?mode="
            + demand.name().toLowerCase(Locale.ROOT)
            + (redirects ? "&redirect" : ""),
        "");
  }

  /** Lets anybody read a repository, with an anonymous token. */
  public void makePublic(String repository) {
    control.post("/control/public?repository=" + encoded(repository), "");
  }

  /** A file of a manifest. */
  public record File(String title, byte[] content) {}

  /** Pushes files as one manifest, as ORAS does; returns the manifest's digest. */
  public String push(String repository, String tag, File... files) {
    return control.post(manifestPath(repository, tag, MANIFEST), manifest(repository, files));
  }

  /** Pushes an index with a manifest for each platform, {@code linux/amd64}. */
  public String pushIndex(String repository, String tag, Map<String, File> files) {
    List<String> manifests = new ArrayList<>();
    files.forEach(
        (platform, file) -> {
          String manifest = manifest(repository, file);
          String digest = digest(repository, manifest);
          manifests.add(
              descriptor(
                  MANIFEST,
                  digest,
                  manifest.length(),
                  ", \"platform\": {\"os\": \"%s\", \"architecture\": \"%s\"}"
                      .formatted((Object[]) platform.split("/"))));
        });
    return control.post(
        manifestPath(repository, tag, INDEX),
        "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"manifests\": [%s]}"
            .formatted(INDEX, String.join(", ", manifests)));
  }

  /** Pushes a manifest by its digest. */
  private String digest(String repository, String manifest) {
    String digest = "sha256:" + sha256(manifest.getBytes(StandardCharsets.UTF_8));
    return control.post(manifestPath(repository, digest, MANIFEST), manifest);
  }

  private String manifest(String repository, File... files) {
    List<String> layers = new ArrayList<>();
    for (File file : files) {
      layers.add(
          descriptor(
              "application/octet-stream",
              blob(repository, file.content()),
              file.content().length,
              ", \"annotations\": {\"org.opencontainers.image.title\": \"%s\"}"
                  .formatted(file.title())));
    }
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    String config = descriptor("application/vnd.oci.empty.v1+json", blob(repository, empty), 2, "");
    return "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"config\": %s, \"layers\": [%s]}"
        .formatted(MANIFEST, config, String.join(", ", layers));
  }

  private static String descriptor(String type, String digest, long size, String more) {
    return "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"size\": %d%s}"
        .formatted(type, digest, size, more);
  }

  private String blob(String repository, byte[] content) {
    return control.post("/control/blob?repository=" + encoded(repository), content);
  }

  private static String manifestPath(String repository, String reference, String type) {
    return "/control/manifest?repository="
        + encoded(repository)
        + "&reference="
        + encoded(reference)
        + "&type="
        + encoded(type);
  }

  /**
   * Returns the requests since the last call: method, path and kind of authorization, {@code -} for
   * none. Those to the server of blobs have the method {@code BLOB}.
   */
  public List<String> requests() {
    return control.get("/control/requests").lines().toList();
  }

  /** Returns the digest of bytes in hexadecimal digits. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
