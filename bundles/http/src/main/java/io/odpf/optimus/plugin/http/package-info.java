// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP client that providers are lent: the platform's rules on top of HTTP/1.1.
 *
 * <p>What it keeps to, whatever a server does:
 *
 * <ul>
 *   <li>Three time limits, the third of which covers header, redirects and body of an attempt.
 *   <li>A blocked call ends when its thread is interrupted, also in the midst of TLS. Sockets are
 *       channels for that reason.
 *   <li>Credentials and configured headers go to the origin of the request, and after a redirect to
 *       another origin no further. https never becomes http.
 *   <li>A body ends where its header said it would; anything else is a failure.
 * </ul>
 *
 * <p>Trusted are the JDK's authorities (its {@code cacerts}, or what {@code
 * javax.net.ssl.trustStore} names) or, instead of them, those of the provider's {@code ca_file}.
 * The variables {@code SSL_CERT_FILE}, {@code SSL_CERT_DIR}, {@code CURL_CA_BUNDLE} and the like
 * are not read. Permissions of netrc and key files are not looked at.
 *
 * <p>It has no cookies, no caches, no content codings, no HTTP/2 and no threads, apart from one for
 * as long as a name is looked up.
 */
package io.odpf.optimus.plugin.http;
