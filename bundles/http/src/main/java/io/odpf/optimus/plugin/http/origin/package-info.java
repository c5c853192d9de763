// SPDX-License-Identifier: Apache-2.0
/** Origins of addresses, and addresses written as numbers. */
@NullMarked
package io.odpf.optimus.plugin.http.origin;

import org.jspecify.annotations.NullMarked;
