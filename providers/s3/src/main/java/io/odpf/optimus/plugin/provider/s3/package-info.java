// SPDX-License-Identifier: Apache-2.0
/** Plugins from S3. */
package io.odpf.optimus.plugin.provider.s3;
