// SPDX-License-Identifier: Apache-2.0
/** Origins, and IP addresses in numeric form. */
@NullMarked
package io.odpf.optimus.plugin.http.origin;

import org.jspecify.annotations.NullMarked;
