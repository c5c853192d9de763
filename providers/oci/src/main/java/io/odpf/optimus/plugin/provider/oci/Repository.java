// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read access to a repository of a registry. Thread-safe. */
final class Repository {
  /** The limit in bytes that the OCI distribution specification suggests. */
  private static final int LARGEST_MANIFEST = 4 << 20;

  private static final int MOST_PAGES = 100;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;(?:.*;)?\\s*rel=\"?next\"?.*");
  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18})");

  private final Registry registry;
  private final String name;

  Repository(Registry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  String scope() {
    return "repository:" + name + ":pull";
  }

  /**
   * Returns a manifest, after comparing its digest with the reference or the header {@code
   * Docker-Content-Digest}.
   *
   * @throws ProviderException if the manifest does not exist, is invalid, or has another digest
   */
  Manifest manifest(Reference reference) throws ProviderException, InterruptedException {
    HttpRequest request =
        HttpRequest.get(registry.address(name + "/manifests/" + reference.name()))
            .header("Accept", Manifest.ACCEPTED);
    try (HttpResponse response = registry.send(request, scope())) {
      if (response.status() != 200) {
        throw registry.failures().of(response, reference.toString(), false);
      }
      byte[] content = Bodies.bytes(response, LARGEST_MANIFEST + 1);
      if (content.length > LARGEST_MANIFEST) {
        throw ProviderException.invalid(
            reference + " has a manifest of more than 4 MiB", "check the registry's address");
      }
      Optional<Digest> expected =
          Digest.parse(reference.name())
              .or(() -> response.header("Docker-Content-Digest").flatMap(Digest::parse))
              .filter(Descriptor::isDigest);
      Digest actual =
          digest(expected.map(Digest::algorithm).orElse(Digest.Algorithm.SHA256), content);
      if (expected.isPresent() && !expected.get().equals(actual)) {
        throw ProviderException.unavailable(
            reference + " should have the digest " + expected.get() + ", but has " + actual,
            "try again; if the problem persists, a proxy modifies responses",
            null);
      }
      return Manifest.parse(content, actual, reference);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  static Digest digest(Digest.Algorithm algorithm, byte[] content) {
    try {
      return Digest.of(algorithm, MessageDigest.getInstance(algorithm.jdkName()).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the size of a blob; empty if the repository does not have the blob, or does not know
   * its size.
   */
  OptionalLong size(Digest blob) throws ProviderException, InterruptedException {
    HttpRequest request = HttpRequest.head(blob(blob));
    try (HttpResponse response = registry.send(request, scope())) {
      if (response.status() == 404) {
        return OptionalLong.empty();
      }
      if (response.status() != 200) {
        throw registry.failures().of(response, name + "@" + blob, false);
      }
      return response.contentLength();
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  private URI blob(Digest digest) {
    return registry.address(name + "/blobs/" + digest);
  }

  /**
   * Transfers a blob to a sink. Requests only the bytes that the sink lacks; if the server does not
   * send exactly those, starts again from the beginning.
   *
   * @return false, with nothing transferred, if the repository does not have the blob
   */
  boolean fetch(Digest digest, ArtifactSink sink) throws ProviderException, InterruptedException {
    HttpRequest request = HttpRequest.get(blob(digest)).header("Accept-Encoding", "identity");
    if (sink.received() > 0) {
      request = request.header("Range", "bytes=" + sink.received() + "-");
    }
    boolean again;
    try (HttpResponse response = registry.send(request, scope())) {
      if (response.status() == 404) {
        return false;
      }
      again = !deliver(response, digest, sink);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
    if (again) {
      sink.restart();
      return fetch(digest, sink);
    }
    return true;
  }

  /**
   * Transfers a body; returns false, with nothing transferred, if it is not the requested range.
   */
  private boolean deliver(HttpResponse response, Digest digest, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    long from = sink.received();
    if (response.status() == 416 && from > 0) {
      return false;
    }
    if (response.status() == 206 && from > 0) {
      Matcher range = RANGE.matcher(response.header("Content-Range").orElse(""));
      if (!range.matches() || Long.parseLong(range.group(1)) != from) {
        return false;
      }
      sink.expect(Long.parseLong(range.group(2)));
    } else if (response.status() == 200) {
      sink.restart();
      if (response.contentLength().isPresent()) {
        sink.expect(response.contentLength().getAsLong());
      }
    } else {
      throw registry.failures().of(response, name + "@" + digest, false);
    }
    sink.transferFrom(response.body());
    return true;
  }

  /** Returns all tags; an empty list if the repository does not exist. */
  List<String> tags() throws ProviderException, InterruptedException {
    List<String> tags = new ArrayList<>();
    URI page = registry.address(name + "/tags/list?n=1000");
    try {
      for (int pages = 0; pages < MOST_PAGES; pages++) {
        try (HttpResponse response = registry.send(HttpRequest.get(page), scope())) {
          if (response.status() == 404) {
            return tags;
          }
          if (response.status() != 200) {
            throw registry.failures().of(response, "list of tags of " + name, false);
          }
          tags.addAll(tags(Bodies.text(response, LARGEST_MANIFEST)));
          Optional<String> next = next(response.headers());
          if (next.isEmpty()) {
            return tags;
          }
          page = registry.resolve(page, next.get());
        }
      }
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
    throw ProviderException.invalid(
        name + " has more than " + tags.size() + " tags", "remove unused tags");
  }

  private static Optional<String> next(Map<String, List<String>> headers) {
    for (String link : headers.getOrDefault("link", List.of())) {
      Matcher next = NEXT.matcher(link.strip());
      if (next.matches()) {
        return Optional.of(next.group(1));
      }
    }
    return Optional.empty();
  }

  private List<String> tags(String body) throws ProviderException {
    List<String> tags = new ArrayList<>();
    try {
      if (JsonParser.parseString(body) instanceof JsonObject root) {
        if (root.get("tags") instanceof JsonArray list) {
          for (JsonElement tag : list) {
            tags.add(tag.getAsString());
          }
        }
        return tags;
      }
    } catch (JsonParseException | UnsupportedOperationException | IllegalStateException e) {
      // Reported below.
    }
    throw ProviderException.invalid(
        "the list of tags of " + name + " cannot be parsed", "check the registry's address");
  }
}
