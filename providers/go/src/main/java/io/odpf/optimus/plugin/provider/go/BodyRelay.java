// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forwards bodies as they arrive, each up to the limit of its file and all up to a total. A body
 * that is broken or too long is never completed. Thread-safe.
 */
final class BodyRelay {
  private static final int BUFFER = 256 * 1024;
  private static final String HINT =
      "ask the operator of the module proxy; Go's own limits are no higher";

  private final long total;
  private final AtomicLong passed = new AtomicLong();

  /**
   * @param total the limit for all bodies together, in bytes
   */
  BodyRelay(long total) {
    this.total = total;
  }

  /**
   * Forwards a body.
   *
   * @throws ProviderException if it cannot be read, or is longer than allowed
   * @throws IOException if it cannot be sent
   */
  void pass(ModuleFile file, HttpResponse response, LoopbackExchange exchange)
      throws ProviderException, IOException {
    OptionalLong declared = response.contentLength();
    if (declared.isPresent() && declared.getAsLong() > file.limit()) {
      throw tooLong(file, response, "declares " + declared.getAsLong() + " bytes");
    }
    exchange.begin(declared);
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int read = read(response, buffer); read >= 0; read = read(response, buffer)) {
      length += read;
      if (length > file.limit()) {
        throw tooLong(file, response, "sends more");
      }
      if (passed.addAndGet(read) > total) {
        throw ProviderException.invalid(
            "the files of modules for one plugin are limited to "
                + bytes(total)
                + ", and "
                + file.name()
                + " exceeds that; it comes from "
                + Addresses.display(response.uri()),
            "if its modules are really so large, fetch them into go's cache beforehand with: go mod"
                + " download");
      }
      exchange.write(buffer, read);
    }
    exchange.end();
  }

  private static int read(HttpResponse response, byte[] buffer)
      throws ProviderException, InterruptedIOException {
    InputStream body = response.body();
    try {
      return body.read(buffer);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (HttpException e) {
      throw HttpFailures.of(e);
    } catch (IOException e) {
      throw ProviderException.unavailable(
          "reading " + Addresses.display(response.uri()) + " failed: " + e.getMessage(), "", e);
    }
  }

  private static ProviderException tooLong(ModuleFile file, HttpResponse response, String why) {
    return ProviderException.invalid(
        file.name()
            + " is limited to "
            + bytes(file.limit())
            + ", but "
            + Addresses.display(response.uri())
            + " "
            + why,
        HINT);
  }

  private static String bytes(long limit) {
    return limit % (1 << 20) == 0 ? (limit >> 20) + " MiB" : limit + " bytes";
  }
}
