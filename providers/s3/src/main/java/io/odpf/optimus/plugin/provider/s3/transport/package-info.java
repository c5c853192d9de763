// SPDX-License-Identifier: Apache-2.0
/** The platform's HTTP client under Amazon's SDK. */
package io.odpf.optimus.plugin.provider.s3.transport;
