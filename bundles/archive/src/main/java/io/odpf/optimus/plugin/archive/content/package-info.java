// SPDX-License-Identifier: Apache-2.0
/** Names content that is neither an archive nor a program. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.content;
