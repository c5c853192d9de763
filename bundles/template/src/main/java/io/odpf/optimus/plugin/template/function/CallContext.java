// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.function;

import io.odpf.optimus.plugin.template.bound.Budget;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What functions use besides their arguments. */
public record CallContext(Budget budget, Clock clock, RandomGenerator random) {}
