// SPDX-License-Identifier: Apache-2.0
/** Requests and responses of HTTP/1.1 as messages: framing, redirects, content codings. */
@NullMarked
package io.odpf.optimus.plugin.http.message;

import org.jspecify.annotations.NullMarked;
