// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

@RunWith(PaxExam.class)
public class BundlesTest {
  @Configuration
  public Option[] configuration() {
    return FelixOptions.all();
  }

  @Test
  public void activatesEveryBundle() {
    Bundle[] bundles = FrameworkUtil.getBundle(getClass()).getBundleContext().getBundles();

    assertThat(Stream.of(bundles).filter(bundle -> bundle.getState() != Bundle.ACTIVE)).isEmpty();
    assertThat(bundles).extracting(Bundle::getSymbolicName).contains("io.odpf.optimus.plugin.api");
  }
}
