// SPDX-License-Identifier: Apache-2.0
/** Who reads: the configured account, the machine's own, or nobody in particular. */
package io.odpf.optimus.plugin.provider.gcs.login;
