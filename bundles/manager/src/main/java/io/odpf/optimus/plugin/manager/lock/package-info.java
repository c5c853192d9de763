// SPDX-License-Identifier: Apache-2.0
/** The lock file: the exact artifact of each plugin of a configuration, for each platform. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.lock;
