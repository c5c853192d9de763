// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import io.odpf.optimus.plugin.template.bound.Budget;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The environment of function calls in one rendering. */
public record CallContext(Budget budget, Clock clock, RandomGenerator random) {}
