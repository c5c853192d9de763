// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** The answer to a request, its body not yet read. Used by one thread. */
@ProviderType
public interface HttpResponse extends AutoCloseable {

  int status();

  /** Where the answer came from, after redirects. Show it by {@link Addresses#display} only. */
  URI uri();

  /** The first value of a header; names are compared without case. */
  Optional<String> header(String name);

  /**
   * All headers: names in lower case, each with its values in the order sent. Hop-by-hop headers
   * are among them.
   */
  Map<String, List<String>> headers();

  /** The length that the server declared for the body. */
  OptionalLong contentLength();

  /**
   * The body, as sent: no content coding is undone, and none is asked for unless the request does.
   * Reading fails if the connection ends before the declared length or the last chunk, and when a
   * time limit is reached. A body over TLS without a length fails at its end with {@link
   * HttpException.Reason#UNMARKED_END} where TLS did not mark it. A read that is interrupted fails
   * with {@link java.io.InterruptedIOException}, the thread's interrupt status set.
   */
  InputStream body();

  /** Gives the connection back if the body was read to its end, else closes it. */
  @Override
  void close();
}
