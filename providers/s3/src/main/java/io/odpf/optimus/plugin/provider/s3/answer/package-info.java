// SPDX-License-Identifier: Apache-2.0
/** What servers say: bounded, and fit to be shown. */
package io.odpf.optimus.plugin.provider.s3.answer;
