// SPDX-License-Identifier: Apache-2.0
/** S3 servers on loopback, and Amazon's own client to fill their buckets. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.s3;
