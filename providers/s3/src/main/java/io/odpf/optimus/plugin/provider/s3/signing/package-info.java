// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of the SDK in use: signatures and the addresses of buckets. Its clients are not used;
 * see docs/decisions/s3.md.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.s3.signing;
