// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Uploads blobs to a repository: small ones in one request, larger ones in chunks. The registry
 * compares the digest before it makes the blob available. Thread-safe.
 */
final class Uploads {
  /** The size of a chunk in bytes. Two chunks are held in memory. */
  private static final int PART = 5 << 20;

  private static final String TYPE = "application/octet-stream";

  private final Registry registry;
  private final String name;

  Uploads(Registry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  String scope() {
    return "repository:" + name + ":pull,push";
  }

  void upload(Digest digest, byte[] content) throws ProviderException, InterruptedException {
    try (InputStream in = new ByteArrayInputStream(content)) {
      upload(digest, in);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void upload(Digest digest, Path file) throws ProviderException, InterruptedException {
    try (InputStream in = Files.newInputStream(file)) {
      upload(digest, in);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    } catch (IOException failure) {
      throw ProviderException.local(
          "cannot read " + file + ": " + failure.getMessage(), "check the disk", failure);
    }
  }

  private void upload(Digest digest, InputStream content)
      throws IOException, ProviderException, InterruptedException {
    URI session =
        step("POST", registry.address(name + "/blobs/uploads/"), Map.of(), new byte[0], digest);
    byte[] part = content.readNBytes(PART);
    byte[] next = content.readNBytes(part.length < PART ? 0 : PART);
    long sent = 0;
    while (next.length > 0) {
      session = part(session, sent, part, digest);
      sent += part.length;
      part = next;
      next = content.readNBytes(PART);
    }
    if (sent > 0) {
      session = part(session, sent, part, digest);
      part = new byte[0];
    }
    String query = "digest=" + URLEncoder.encode(digest.toString(), StandardCharsets.UTF_8);
    URI end = URI.create(session + (session.getRawQuery() == null ? "?" : "&") + query);
    step("PUT", end, Map.of("Content-Type", TYPE), part, digest);
  }

  private URI part(URI session, long from, byte[] part, Digest digest)
      throws HttpException, ProviderException, InterruptedException {
    return step(
        "PATCH",
        session,
        Map.of("Content-Type", TYPE, "Content-Range", from + "-" + (from + part.length - 1)),
        part,
        digest);
  }

  /** Sends one request of an upload; returns the address for the next one. */
  private URI step(String method, URI uri, Map<String, String> headers, byte[] body, Digest digest)
      throws HttpException, ProviderException, InterruptedException {
    try (HttpResponse response =
        registry.send(new HttpRequest(method, uri, headers, body), scope())) {
      if (response.status() / 100 != 2) {
        throw registry.failures().of(response, name + "@" + digest, true);
      }
      return registry.resolve(uri, response.header("Location").orElse(uri.toString()));
    }
  }
}
