// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Superuser;

/** How an administrator has a runtime run. */
enum StartWay {
  /** With its shell on a terminal. */
  TERMINAL(Superuser.self()),

  /** In the background, as a user of no rights. */
  DETACHED(65_534),

  /** As a service manager runs it: without a terminal, and with no input. */
  SERVICE(Superuser.self());

  private final int user;

  StartWay(int user) {
    this.user = user;
  }

  /** Whose runtime it is. */
  int user() {
    return user;
  }
}
