// SPDX-License-Identifier: Apache-2.0
/** The choice of the proxy for an origin. */
@NullMarked
package io.odpf.optimus.plugin.http.proxy;

import org.jspecify.annotations.NullMarked;
