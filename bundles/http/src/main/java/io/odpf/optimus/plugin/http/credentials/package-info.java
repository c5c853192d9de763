// SPDX-License-Identifier: Apache-2.0
/** Which headers a request carries to its own origin: credentials, configured headers, netrc. */
@NullMarked
package io.odpf.optimus.plugin.http.credentials;

import org.jspecify.annotations.NullMarked;
