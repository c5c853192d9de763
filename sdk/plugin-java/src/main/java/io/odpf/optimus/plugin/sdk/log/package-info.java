// SPDX-License-Identifier: Apache-2.0
/** A plugin's log: hclog entries on standard error, which the host reads. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.sdk.log;
