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
 * What all behaviours share: each has a stage of its own. JUnit 6 runs a subclass once for each of
 * {@link ProcessWay#all}; for JUnit 4, a subclass says its way.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.odpf.optimus.plugin.itests.behaviour.ProcessWay#all")
public abstract class Behaviour {
  @Parameter ProcessWay process;

  protected Stage stage;

  /** The way that this class goes instead of those of a process. */
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
