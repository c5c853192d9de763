// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Downloads files by their pointers, each once. Thread-safe. */
public final class LfsFiles {
  private final LfsAccess.Source source;
  private final HttpClient anonymous;
  private final Path directory;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /**
   * @param source where the LFS server is
   * @param anonymous shows no credentials of ours; for where the server sends us
   * @param directory in which files are kept; a broken download goes on there
   */
  public LfsFiles(LfsAccess.Source source, HttpClient anonymous, Path directory) {
    this.source = source;
    this.anonymous = anonymous;
    this.directory = directory;
  }

  /**
   * Returns the verified file.
   *
   * @throws ProviderException if the server has none, gives none or gives another one
   */
  public Path get(LfsPointer pointer) throws IOException, ProviderException, InterruptedException {
    String oid = pointer.digest().hex();
    ReentrantLock lock = locks.computeIfAbsent(oid, id -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Path file = directory.resolve("lfs-" + oid);
      if (!Files.exists(file)) {
        Path part = directory.resolve("lfs-" + oid + ".part");
        download(pointer, part);
        Files.move(part, file);
      }
      return file;
    } finally {
      lock.unlock();
    }
  }

  private void download(LfsPointer pointer, Path part)
      throws IOException, ProviderException, InterruptedException {
    LfsAccess access = source.access();
    LfsDownload download = batch(access, pointer);
    PartialDownload partial = new PartialDownload(part, pointer);
    HttpRequest request = HttpRequest.get(download.href());
    for (Map.Entry<String, String> header : download.headers().entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    long received = partial.received();
    if (received > 0) {
      request = request.header("Range", "bytes=" + received + "-");
    }
    try (HttpResponse response = client(access, download).send(request)) {
      if (response.status() == 206 && received > 0) {
        partial.append(response.body());
      } else if (response.status() == 200) {
        partial.replace(response.body());
      } else if (response.status() == 416) {
        partial.discard();
        throw ProviderException.unavailable(
            Addresses.display(response.uri()) + " does not go on where it broke off", "", null);
      } else {
        throw HttpFailures.status(response, Clock.systemUTC());
      }
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
    partial.verify(Addresses.display(download.href()));
  }

  private LfsDownload batch(LfsAccess access, LfsPointer pointer)
      throws IOException, ProviderException, InterruptedException {
    URI uri = URI.create(access.base() + "/objects/batch");
    HttpRequest request =
        new HttpRequest("POST", uri, access.headers(), LfsDownload.request(pointer))
            .header("Accept", LfsDownload.MEDIA_TYPE)
            .header("Content-Type", LfsDownload.MEDIA_TYPE);
    try (HttpResponse response = access.http().send(request)) {
      if (response.status() == 404) {
        throw ProviderException.notFound(
            "there is no LFS server at " + Addresses.display(access.base()),
            "set the plugin's config: {lfs: false} if it shall be the pointer");
      }
      if (response.status() != 200) {
        throw HttpFailures.status(response, Clock.systemUTC());
      }
      return LfsDownload.answer(response, pointer, uri);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  /**
   * Returns the client that sends our credentials only to the LFS server, and only if it issued
   * none.
   */
  private HttpClient client(LfsAccess access, LfsDownload download) {
    boolean sameOrigin =
        access.base().getScheme().equalsIgnoreCase(download.href().getScheme())
            && access.base().getRawAuthority().equalsIgnoreCase(download.href().getRawAuthority());
    return sameOrigin && !download.authorized() ? access.http() : anonymous;
  }
}
