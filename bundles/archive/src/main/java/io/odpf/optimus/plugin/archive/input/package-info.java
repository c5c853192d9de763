// SPDX-License-Identifier: Apache-2.0
/** What all readers of an artifact share: its bytes, its budget, and the fault that refuses it. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.input;
