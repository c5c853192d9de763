// SPDX-License-Identifier: Apache-2.0
/** Plugins from S3. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.s3;
