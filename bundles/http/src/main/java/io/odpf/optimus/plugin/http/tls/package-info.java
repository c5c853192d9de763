// SPDX-License-Identifier: Apache-2.0
/** TLS: trusted authorities, the client certificate, and the explanation of failed handshakes. */
@NullMarked
package io.odpf.optimus.plugin.http.tls;

import org.jspecify.annotations.NullMarked;
