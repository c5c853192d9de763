// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.page;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.rest.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A static file of the page. Needs no credential, since it holds no data of the runtime. Not cached
 * in memory, since it is requested rarely.
 *
 * @param path the path
 * @param file the name of the file in the bundle
 * @param type the content type
 */
record PageFile(String path, String file, String type) implements Resource {
  /** Permits resources of this server only, and forbids inline scripts and styles and framing. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Returns all files of the page. */
  static List<Resource> all() {
    return List.of(
        new PageFile("/", "index.html", HTML),
        new PageFile("/page/page.css", "page.css", CSS),
        new PageFile("/page/icon.svg", "icon.svg", "image/svg+xml"),
        script("main.js"),
        script("api.js"),
        script("dom.js"),
        script("details.js"),
        script("events.js"),
        script("plugins.js"),
        script("questions.js"),
        script("session.js"));
  }

  private static PageFile script(String name) {
    return new PageFile("/page/" + name, name, SCRIPT);
  }

  @Override
  public Role role() {
    return Role.ANYONE;
  }

  @Override
  public void serve(Exchange exchange, Caller caller)
      throws EndpointException, InterruptedException {
    byte[] content = content();
    String tag = '"' + digest(content) + '"';
    exchange.head(
        200,
        "Content-Security-Policy",
        POLICY,
        "Cross-Origin-Opener-Policy",
        "same-origin",
        "Cross-Origin-Resource-Policy",
        "same-origin",
        "Referrer-Policy",
        "no-referrer",
        "Cache-Control",
        "no-cache",
        "ETag",
        tag);
    if (exchange.header("If-None-Match").orElse("").equals(tag)) {
      exchange.head(304);
      exchange.end();
      return;
    }
    exchange.head(200, "Content-Type", type, "Content-Length", String.valueOf(content.length));
    exchange.end(ByteBuffer.wrap(content));
  }

  private byte[] content() {
    try (InputStream in = Objects.requireNonNull(PageFile.class.getResourceAsStream(file), file)) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every JDK has SHA-256", failure);
    }
  }
}
