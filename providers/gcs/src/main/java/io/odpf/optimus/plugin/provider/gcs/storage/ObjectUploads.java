// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.http.HttpCredentialsAdapter;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Writes and deletes objects by the JSON API, without the library's service, whose uploads need
 * classes that downloads do not. A file larger than a part is sent in parts by a resumable upload,
 * whose last part makes the object. Thread-safe.
 */
public final class ObjectUploads {
  /** The API demands a multiple of 256 KiB; held in memory. */
  private static final int PART = 4 << 20;

  private static final int INCOMPLETE = 308;
  private static final String TYPE = "application/octet-stream";

  private final String endpoint;
  private final Optional<String> userProject;
  private final HttpRequestFactory requests;
  private final StorageFailures failures;
  private final String owner;

  /**
   * Creates a client.
   *
   * @param endpoint the service's address; empty for Google's own
   * @param login a login that may write
   * @param userProject the project to bill
   */
  public ObjectUploads(
      Optional<URI> endpoint,
      Login login,
      Optional<String> userProject,
      SdkTransport transport,
      Clock clock) {
    this.endpoint = endpoint.orElse(StorageLibrary.GOOGLE).toString().replaceFirst("/$", "");
    this.userProject = userProject;
    this.requests =
        login.anonymous()
            ? transport.createRequestFactory()
            : transport.createRequestFactory(new HttpCredentialsAdapter(login.credentials()));
    this.owner = login.owner();
    this.failures = new StorageFailures(login, clock);
  }

  /**
   * Writes an object, or replaces it.
   *
   * @param immutable whether caches may keep it
   */
  public void put(WantedObject object, Path file, boolean immutable)
      throws ProviderException, InterruptedException {
    InputStream content;
    try {
      content = Files.newInputStream(file);
    } catch (IOException failure) {
      throw ProviderException.local(
          "cannot read " + file + ": " + failure.getMessage(), "check the disk", failure);
    }
    try (content) {
      upload(object, content, Files.size(file), immutable);
    } catch (IOException | RuntimeException failure) {
      throw described(failure, object);
    }
  }

  private ProviderException described(Exception failure, WantedObject object)
      throws InterruptedException {
    ProviderException described = failures.of(failure, object);
    return described.kind() == ProviderException.Kind.DENIED
        ? ProviderException.of(
            ProviderException.Kind.DENIED,
            "cannot write " + object + ": " + described.getMessage(),
            "grant roles/storage.objectUser on the bucket to " + owner + ", or check the key",
            described)
        : described;
  }

  private void upload(WantedObject object, InputStream content, long size, boolean immutable)
      throws IOException, ProviderException {
    GenericUrl session = begin(object, immutable);
    long sent = 0;
    do {
      byte[] part = content.readNBytes((int) Math.min(PART, size - sent));
      String range =
          size == 0 ? "bytes */0" : "bytes " + sent + "-" + (sent + part.length - 1) + "/" + size;
      HttpRequest request =
          prepared(requests.buildPutRequest(session, new ByteArrayContent(TYPE, part)));
      request.getHeaders().setContentRange(range);
      request.setThrowExceptionOnExecuteError(false);
      int status = status(request);
      sent += part.length;
      if (part.length == 0 && sent < size) {
        throw ProviderException.local("a file was changed while it was read", "try again", null);
      }
      if ((status == INCOMPLETE) != (sent < size)) {
        throw ProviderException.unavailable(
            "the upload of " + object + " stopped after " + sent + " of " + size + " bytes",
            "try again",
            null);
      }
    } while (sent < size);
  }

  /** Begins a resumable upload; returns its address. */
  private GenericUrl begin(WantedObject object, boolean immutable)
      throws IOException, ProviderException {
    String metadata =
        "{\"cacheControl\": \""
            + (immutable ? "public, max-age=31536000, immutable" : "no-cache")
            + "\", \"contentType\": \""
            + TYPE
            + "\"}";
    HttpRequest request =
        prepared(
            requests.buildPostRequest(
                billed(
                    "/upload/storage/v1/b/"
                        + encoded(object.bucket())
                        + "/o?uploadType=resumable&name="
                        + encoded(object.name()),
                    "&"),
                new ByteArrayContent(
                    "application/json; charset=UTF-8", metadata.getBytes(StandardCharsets.UTF_8))));
    HttpResponse response = request.execute();
    try {
      String session = response.getHeaders().getLocation();
      if (session == null) {
        throw ProviderException.invalid(
            "the storage service did not begin the upload of " + object,
            "check the provider's endpoint: it does not respond like Cloud Storage");
      }
      // Only its path: credentials go to no other server than the configured one.
      URI address = URI.create(session);
      return url(address.getRawPath() + "?" + address.getRawQuery());
    } finally {
      response.disconnect();
    }
  }

  /** Deletes an object. Does nothing if it does not exist. */
  public void delete(WantedObject object) throws ProviderException, InterruptedException {
    try {
      status(
          prepared(
              requests.buildDeleteRequest(
                  billed(
                      "/storage/v1/b/" + encoded(object.bucket()) + "/o/" + encoded(object.name()),
                      "?"))));
    } catch (IOException | RuntimeException failure) {
      ProviderException described = described(failure, object);
      if (described.kind() != ProviderException.Kind.NOT_FOUND) {
        throw described;
      }
    }
  }

  private GenericUrl billed(String path, String separator) {
    return url(path + userProject.map(it -> separator + "userProject=" + encoded(it)).orElse(""));
  }

  private GenericUrl url(String path) {
    // Verbatim, since an object's name is encoded already.
    return new GenericUrl(URI.create(endpoint + path), true);
  }

  private static HttpRequest prepared(HttpRequest request) {
    request.setNumberOfRetries(1);
    request.setFollowRedirects(false);
    request.setLoggingEnabled(false);
    return request;
  }

  private static int status(HttpRequest request) throws IOException {
    HttpResponse response = request.execute();
    try {
      int status = response.getStatusCode();
      if (status / 100 != 2 && status != INCOMPLETE) {
        throw new HttpResponseException(response);
      }
      return status;
    } finally {
      response.disconnect();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
