// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A third-party verifier adds a signature scheme to configurations. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FelixSignatureSchemeTest {
  private static final String CONFIGURATION =
      """
      plugins:
        providers:
          - {type: url, name: releases, url: "https://plugins.example.com"}
        plugins:
          - provider: releases
            output: neo
            path: neo.tar.gz
            signature: {acme: {path: neo.sig, key: k}}
      """;

  @Inject private BundleContext context;
  @Inject private PluginManager manager;

  private Stage stage;

  @Configuration
  public Option[] configuration() {
    return FelixOptions.all();
  }

  @Before
  public void openStage() {
    stage = Stage.open(new ServiceWay());
  }

  @After
  public void closeStage() {
    stage.close();
  }

  @Test
  public void acceptsTheSchemeWhileABundleVerifiesIt() throws Exception {
    stage.write(CONFIGURATION);
    assertThat(validated().problems())
        .extracting(Problem::message)
        .contains("unknown key 'acme' in signature");

    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("optimus.signature.scheme", "acme");
    ServiceRegistration<SignatureVerifier> verifier =
        context.registerService(SignatureVerifier.class, new AcmeVerifier(), properties);
    try {
      assertThat(validated().problems()).isEmpty();
    } finally {
      verifier.unregister();
    }

    assertThat(validated().valid()).isFalse();
  }

  private ValidateReport validated() throws Exception {
    return manager.validate(
        new ValidateRequest(new ConfigFile(stage.configFile(), stage.environment()), false));
  }

  private static final class AcmeVerifier implements SignatureVerifier {
    @Override
    public String scheme() {
      return "acme";
    }

    @Override
    public void verify(Path artifact, byte[] signature, String key) {
      // Accepts everything.
    }
  }
}
