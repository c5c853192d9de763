// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Superuser;

/** The ways in which an administrator runs a runtime. */
enum StartWay {
  /** With its shell on a terminal. */
  TERMINAL(Superuser.self()),

  /** In the background, as an unprivileged user. */
  DETACHED(65_534),

  /** Like a service manager: without a terminal, and without input. */
  SERVICE(Superuser.self());

  private final int user;

  StartWay(int user) {
    this.user = user;
  }

  /** Returns the user of the runtime. */
  int user() {
    return user;
  }
}
