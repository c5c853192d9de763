// SPDX-License-Identifier: Apache-2.0
/**
 * Plugins on trial: single processes outside supervision, with the facts about a process that a
 * supervisor keeps to itself.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.trial;
