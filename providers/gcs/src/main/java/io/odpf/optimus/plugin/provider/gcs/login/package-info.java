// SPDX-License-Identifier: Apache-2.0
/** The identity of requests: the configured account, the machine's account, or anonymous. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.gcs.login;
