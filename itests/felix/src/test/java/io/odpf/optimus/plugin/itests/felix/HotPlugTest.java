// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.itests.behaviour.SourcesBehaviour;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

/** Bundles of providers are stopped, updated and restarted while installs use them. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotPlugTest {
  private static final int ROUNDS = 3;

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
  public void completesARunningInstallWhileBundlesChange() throws Exception {
    SourcesBehaviour.Everything everything = SourcesBehaviour.Everything.on(stage);
    stage.write(everything.text());
    for (Map.Entry<String, String> used : everything.pluginOfType().entrySet()) {
      Bundle bundle = bundle(used.getKey());
      for (int round = 0; round < ROUNDS; round++) {
        InstallReport report = installed(bundle, used.getValue(), used.getKey() + "-" + round);

        assertThat(report.plugins())
            .hasSize(everything.binaries().size() + everything.programs().size());
        everything.assertInstalled(stage);
      }
    }
  }

  /** Installs into an empty location from an empty store, and changes a bundle at the same time. */
  private InstallReport installed(Bundle bundle, String plugin, String round) throws Exception {
    for (String name : stage.installedFiles().keySet()) {
      Files.delete(stage.plugins().resolve(name));
    }
    Files.deleteIfExists(stage.lockFile());
    Map<String, String> environment = new TreeMap<>(stage.environment());
    environment.put("XDG_CACHE_HOME", stage.project().resolve(round).toString());
    InstallRequest request =
        InstallRequest.of(new ConfigFile(stage.configFile(), environment), Mode.CLIENT);
    CountDownLatch used = new CountDownLatch(1);
    CompletableFuture<InstallReport> end = new CompletableFuture<>();
    Thread install =
        new Thread(
            () -> {
              try {
                end.complete(manager.install(request, new Watch(plugin, used)));
              } catch (Exception failure) {
                end.completeExceptionally(failure);
              }
            });
    install.start();
    used.await();
    bundle.stop();
    bundle.update(URI.create(bundle.getLocation()).toURL().openStream());
    bundle.start();
    return end.get();
  }

  private Bundle bundle(String type) {
    for (Bundle bundle : context.getBundles()) {
      if (("io.odpf.optimus.plugin.provider." + type).equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new IllegalStateException("no bundle of the provider " + type);
  }

  private record Watch(String plugin, CountDownLatch used) implements InstallListener {
    @Override
    public void resolving(String name, String platform) {
      if (name.equals(plugin)) {
        used.countDown();
      }
    }
  }
}
