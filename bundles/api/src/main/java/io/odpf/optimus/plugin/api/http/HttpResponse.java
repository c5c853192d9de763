// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/** The response to a request, with a body that is read on demand. Not thread-safe. */
@ConsumerType
public interface HttpResponse extends AutoCloseable {

  int status();

  /** Returns the URL after redirects. Show it only through {@link Addresses#display}. */
  URI uri();

  /** Returns a header's first value. The name is not case-sensitive. */
  Optional<String> header(String name);

  /**
   * Returns all headers, including hop-by-hop headers: names in lower case, each with its values in
   * the order sent.
   */
  Map<String, List<String>> headers();

  /** Returns the length that the server declared for the body. */
  OptionalLong contentLength();

  /**
   * Returns the body as sent, without decoding its content coding. Reading fails if the connection
   * ends before the declared length or the last chunk, or if a time limit expires. Over TLS,
   * reading a body without a declared length fails at its end with {@link
   * HttpException.Reason#UNMARKED_END} if there was no close_notify alert. An interrupted read
   * fails with {@link java.io.InterruptedIOException} and leaves the thread's interrupt status set.
   */
  InputStream body();

  /** Returns the connection to its pool if the body was read to its end, else closes it. */
  @Override
  void close();
}
