// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.metrics;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Measures a part of the runtime. Implementations are thread-safe, count cheaply, and prepare what
 * they return only when they are asked.
 */
@ConsumerType
@FunctionalInterface
public interface MetricSource {

  /**
   * Returns the current values. Several scrapers may ask at the same time, usually every 15 seconds
   * or less often; returns quickly and does not use the network.
   */
  List<MetricFamily> metrics();
}
