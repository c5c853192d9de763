// SPDX-License-Identifier: Apache-2.0
/** The supervisor, put together of its parts. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor;
