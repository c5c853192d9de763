// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

class PolicyTest extends PolicyBehaviour {}
