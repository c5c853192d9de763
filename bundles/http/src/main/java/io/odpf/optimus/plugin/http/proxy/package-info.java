// SPDX-License-Identifier: Apache-2.0
/** Which proxy leads to an origin. */
@NullMarked
package io.odpf.optimus.plugin.http.proxy;

import org.jspecify.annotations.NullMarked;
