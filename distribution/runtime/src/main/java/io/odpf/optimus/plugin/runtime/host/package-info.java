// SPDX-License-Identifier: Apache-2.0
/**
 * The framework and what lies in it: bundles on the class path or with class loaders of their own,
 * drop-ins, providers on demand. The only place beside components that knows OSGi.
 */
package io.odpf.optimus.plugin.runtime.host;
