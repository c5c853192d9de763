// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import io.odpf.optimus.plugin.itests.behaviour.PolicyBehaviour;
import io.odpf.optimus.plugin.itests.behaviour.Way;
import java.util.Optional;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FelixPolicyTest extends PolicyBehaviour {
  @Configuration
  public Option[] configuration() {
    return FelixOptions.all();
  }

  @Override
  protected Optional<Way> otherWay() {
    return Optional.of(new ServiceWay());
  }
}
