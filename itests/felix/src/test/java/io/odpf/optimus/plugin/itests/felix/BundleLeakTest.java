// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.release.Release;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** The remains of a bundle with a large library after it was used, stopped and updated. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BundleLeakTest {
  private static final int ROUNDS = 5;
  private static final Pattern COMING_AND_GOING =
      Pattern.compile("FelixResolver|process reaper|output|HttpClient-");

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
  public void leavesNoThreadAndNoClassLoaderOfGooglesLibrary() throws Exception {
    Path binary = released();
    stage.variable("GCS_KEY", stage.sources().gcsKey());
    stage.sources().putIntoGcs("releases/neo", Files.readAllBytes(binary));
    stage.write(stage.sources().addCloudTo(stage.config()).plugin("cloud", "neo", "neo"));

    assertLeavesNothing("io.odpf.optimus.plugin.provider.gcs", binary);
  }

  @Test
  public void leavesNoThreadAndNoClassLoaderOfAmazonsLibrary() throws Exception {
    Path binary = released();
    stage.variable("S3_KEY", stage.sources().s3().account());
    stage.sources().s3().putObject("neo", Files.readAllBytes(binary));
    stage.write(stage.sources().addStoreTo(stage.config()).plugin("store", "neo", "neo"));

    assertLeavesNothing("io.odpf.optimus.plugin.provider.s3", binary);
  }

  private Path released() {
    stage.certificates();
    return stage.release("0.0.6").archives("neo", "neo").binary("neo", Release.here());
  }

  private void assertLeavesNothing(String name, Path binary) throws Exception {
    Bundle bundle = Leaks.bundle(context, name);
    bundle.start();
    Set<String> threads = Leaks.threads(COMING_AND_GOING);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    for (int round = 0; round < ROUNDS; round++) {
      install("store-" + round);
      assertThat(stage.installed("neo")).hasSameBinaryContentAs(binary);
      loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
      bundle.stop();
      bundle.update(URI.create(bundle.getLocation()).toURL().openStream());
      bundle.start();
    }

    Eventually.until(
        () -> Leaks.left(loaders) + " class loaders are left", () -> Leaks.left(loaders) == 0);
    assertThat(Leaks.threads(COMING_AND_GOING)).isSubsetOf(threads);
  }

  /** Installs into an empty location from an empty store. */
  private void install(String store) throws Exception {
    Files.deleteIfExists(stage.lockFile());
    for (String name : stage.installedFiles().keySet()) {
      Files.delete(stage.plugins().resolve(name));
    }
    Map<String, String> environment = new TreeMap<>(stage.environment());
    environment.put("XDG_CACHE_HOME", stage.project().resolve(store).toString());
    manager.install(
        InstallRequest.of(new ConfigFile(stage.configFile(), environment), Mode.CLIENT),
        new InstallListener() {});
  }
}
