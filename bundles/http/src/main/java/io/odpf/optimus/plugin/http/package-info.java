// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP client that the manager lends to providers: the platform's rules on top of HTTP/1.1,
 * offered as an {@link io.odpf.optimus.plugin.api.http.HttpClientFactory}.
 *
 * <p>It guarantees, whatever a server does:
 *
 * <ul>
 *   <li>Three time limits. The third covers the header, redirects and body of an attempt.
 *   <li>A blocked call ends when its thread is interrupted, also within TLS. Sockets are channels
 *       for that reason.
 *   <li>Credentials and configured headers go to the origin of the request only, never to the
 *       origin of a redirect. https never becomes http.
 *   <li>A body that does not end where its header declared is a failure.
 * </ul>
 *
 * <p>Trusted are the JDK's certificate authorities (its {@code cacerts}, or the file that {@code
 * javax.net.ssl.trustStore} names) or, instead of them, those of the provider's {@code ca_file}.
 * The variables {@code SSL_CERT_FILE}, {@code SSL_CERT_DIR}, {@code CURL_CA_BUNDLE} and the like
 * are not read. The permissions of netrc and key files are not checked.
 *
 * <p>It has no cookies, caches, content codings or HTTP/2, and no threads apart from one per name
 * lookup.
 *
 * <p>Dependencies between the packages: this one uses all others; {@code connection} uses {@code
 * message}, {@code tls}, {@code proxy}, {@code credentials} and {@code origin}; {@code message}
 * uses {@code proxy}, {@code credentials} and {@code origin}; these three use {@code origin}.
 */
@NullMarked
package io.odpf.optimus.plugin.http;

import org.jspecify.annotations.NullMarked;
