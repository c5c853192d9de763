// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The base of all behaviours: each has its own stage. JUnit 6 runs a subclass once for each of
 * {@link ProcessWay#all}; for JUnit 4, a subclass defines its way.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
public abstract class Behaviour {
  @Parameter ProcessWay process;

  protected Stage stage;

  /** The way of this class, instead of those through a process. */
  protected Optional<Way> otherWay() {
    return Optional.empty();
  }

  @Before
  @BeforeEach
  public void openStage() {
    stage = Stage.open(otherWay().orElse(process));
  }

  @After
  @AfterEach
  public void closeStage() {
    stage.close();
  }
}
