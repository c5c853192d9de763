// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.itests.behaviour.PluginBehaviour;
import io.odpf.optimus.plugin.itests.behaviour.Way;
import io.odpf.optimus.plugin.itests.plugins.Role;
import java.util.Optional;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FelixPluginTest extends PluginBehaviour {
  @Inject private Supervisor supervisor;
  @Inject private LocationListener locations;

  @Configuration
  public Option[] configuration() {
    return options(
        composite(FelixOptions.all()),
        frameworkProperty("optimus.supervisor.start").value("all"),
        // An empty root, so that only plugins installed here are found.
        frameworkProperty("optimus.supervisor.directories").value("/"));
  }

  @Override
  protected Optional<Way> otherWay() {
    return Optional.of(new ServiceWay());
  }

  /** As the manager does after it has installed a file into a location. */
  @Override
  protected void install(String name, Role role) {
    super.install(name, role);
    locations.changed(stage.plugins());
    search();
  }

  /** The files of the previous stage were removed with it. */
  @Before
  public void forgetPlugins() {
    search();
    assertThat(supervisor.plugins()).isEmpty();
  }

  private void search() {
    try {
      supervisor.rescan();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
