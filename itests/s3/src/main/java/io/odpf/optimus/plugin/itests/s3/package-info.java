// SPDX-License-Identifier: Apache-2.0
/** S3 servers on loopback, and Amazon's own client to fill their buckets. */
package io.odpf.optimus.plugin.itests.s3;
