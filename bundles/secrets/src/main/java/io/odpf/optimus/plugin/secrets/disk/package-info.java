// SPDX-License-Identifier: Apache-2.0
/** Files that a crash leaves whole, and locks between writers. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.secrets.disk;
