// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.runtime.fixture.Fixtures;
import io.odpf.optimus.plugin.runtime.fixture.one.OneFactory;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

final class FrameworkHostTest {
  @TempDir private Path temp;
  private final List<String> warnings = new ArrayList<>();
  private Path bundles;
  private Path connected;

  @BeforeEach
  void layOutBundles() throws Exception {
    bundles = temp.resolve("bundles");
    connected = temp.resolve("connected");
  }

  private HostSettings settings(BundleIndex index, boolean allPackages) {
    return settings(index, allPackages, warnings::add);
  }

  private HostSettings settings(BundleIndex index, boolean allPackages, Consumer<String> listener) {
    return new HostSettings(
        index,
        List.of(BundleGroup.CORE),
        BundleFiles.in(bundles),
        temp.resolve("storage"),
        Optional.empty(),
        List.of(temp.resolve("drop-ins")),
        false,
        allPackages,
        List.of(),
        Map.of(),
        listener);
  }

  private BundleIndex plain() throws Exception {
    Fixtures.services(bundles);
    Fixtures.bundle(bundles, Fixtures.MANAGER);
    return Fixtures.index(temp.resolve("bundles.idx"), "bundles=" + bundles);
  }

  private BundleIndex connected() throws Exception {
    Fixtures.services(connected);
    Fixtures.bundle(connected, Fixtures.MANAGER);
    return Fixtures.index(temp.resolve("connected.idx"), Fixtures.connected(connected));
  }

  private static List<String> types(FrameworkHost host) throws Exception {
    return host.service(PluginManager.class).providers().stream().map(ProviderInfo::type).toList();
  }

  @Test
  void startsBundlesWithSeparateClassLoaders() throws Exception {
    try (FrameworkHost host = FrameworkHost.start(settings(plain(), true))) {
      PluginManager manager = host.service(PluginManager.class);
      assertThat(manager.getClass().getClassLoader()).isNotSameAs(getClass().getClassLoader());
      assertThat(manager.providers()).isEmpty();
    }
    assertThat(temp.resolve("storage")).doesNotExist();
  }

  @Test
  void startsBundlesOfTheClassPath() throws Exception {
    try (FrameworkHost host = FrameworkHost.start(settings(connected(), false))) {
      PluginManager manager = host.service(PluginManager.class);
      assertThat(manager.getClass().getClassLoader()).isSameAs(getClass().getClassLoader());
    }
  }

  @Test
  void offersADropInToBundlesOfTheClassPath() throws Exception {
    Fixtures.bundle(temp.resolve("drop-ins"), Fixtures.ONE);
    try (FrameworkHost host = FrameworkHost.start(settings(connected(), true))) {
      assertThat(types(host)).containsExactly("one");
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void warnsOfAnUnusableDropInAndStarts() throws Exception {
    Fixtures.bundle(temp.resolve("drop-ins"), Fixtures.ONE);
    Fixtures.bundle(
        temp.resolve("drop-ins"),
        "manager",
        "Bundle-Version",
        "2",
        "Import-Package",
        "com.example.nowhere,*");
    Files.writeString(temp.resolve("drop-ins/text.jar"), "not a jar");
    try (FrameworkHost host = FrameworkHost.start(settings(connected(), true))) {
      assertThat(types(host)).containsExactly("one");
    }
    assertThat(warnings)
        .hasSize(2)
        .anyMatch(text -> text.contains("text.jar"))
        .anyMatch(text -> text.contains("manager.jar") && text.contains("com.example.nowhere"));
  }

  @Test
  void installsTheBundlesOfAProviderWhenItsTypeIsResolved() throws Exception {
    Fixtures.bundle(bundles, Fixtures.ONE, "Provide-Capability", "optimus.provider;type=one");
    Fixtures.services(connected);
    Fixtures.bundle(connected, Fixtures.MANAGER);
    List<String> arguments = new ArrayList<>(List.of(Fixtures.connected(connected)));
    arguments.add("demand=" + bundles);
    BundleIndex index =
        Fixtures.index(temp.resolve("connected.idx"), arguments.toArray(String[]::new));
    assertThat(index.extensions(ExtensionKind.PROVIDER))
        .isEqualTo(Map.of("one", List.of("one.jar")));
    try (FrameworkHost host = FrameworkHost.start(settings(index, false))) {
      assertThat(types(host)).isEmpty();
      BundleContext context = host.context();
      ExtensionResolver missing =
          context.getService(
              context
                  .getServiceReferences(ExtensionResolver.class, "(optimus.extension=provider)")
                  .iterator()
                  .next());
      missing.resolve("two");
      assertThat(types(host)).isEmpty();
      missing.resolve("one");
      missing.resolve("one");
      assertThat(types(host)).containsExactly("one");
    }
  }

  @Test
  void registersTheFactoriesOfTheHost() throws Exception {
    HostSettings settings = settings(plain(), true);
    HostSettings withFactory =
        new HostSettings(
            settings.index(),
            settings.groups(),
            settings.files(),
            settings.storage(),
            settings.template(),
            settings.dropIns(),
            false,
            true,
            List.of(new OneFactory()),
            Map.of(),
            warnings::add);
    try (FrameworkHost host = FrameworkHost.start(withFactory)) {
      assertThat(types(host)).containsExactly("one");
    }
  }

  @Test
  void copiesTheStorageOfTheFirstStartToLaterOnes() throws Exception {
    HostSettings plain = settings(connected(), false);
    HostSettings settings =
        new HostSettings(
            plain.index(),
            plain.groups(),
            plain.files(),
            plain.storage(),
            Optional.of(temp.resolve("templates/" + plain.index().id())),
            plain.dropIns(),
            false,
            false,
            List.of(),
            Map.of(),
            warnings::add);
    for (int start = 0; start < 3; start++) {
      try (FrameworkHost host = FrameworkHost.start(settings)) {
        assertThat(host.service(PluginManager.class).providers()).isEmpty();
      }
      assertThat(settings.storage()).doesNotExist();
      assertThat(temp.resolve("templates")).isDirectoryContaining(Files::isDirectory);
      assertThat(temp.resolve("templates").toFile().list()).containsExactly(plain.index().id());
    }
  }

  @Test
  void namesTheBundlesThatDoNotRunWhenAServiceIsMissing() throws Exception {
    Fixtures.services(bundles);
    BundleIndex index = Fixtures.index(temp.resolve("bundles.idx"), "bundles=" + bundles);
    try (FrameworkHost host = FrameworkHost.start(settings(index, true))) {
      assertThatThrownBy(() -> host.service(PluginManager.class))
          .isInstanceOf(PluginManagerException.class)
          .hasMessage("the runtime has no PluginManager (all bundles run)");
    }
  }

  @Test
  void namesABundleThatDoesNotResolveAndLeavesNothingBehind() throws Exception {
    Fixtures.services(bundles);
    Fixtures.bundle(bundles, Fixtures.MANAGER, "Import-Package", "com.example.nowhere,*");
    BundleIndex index = Fixtures.index(temp.resolve("bundles.idx"), "bundles=" + bundles);
    assertThatThrownBy(() -> FrameworkHost.start(settings(index, true)))
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("test.manager")
        .hasMessageContaining("com.example.nowhere");
    assertThat(temp.resolve("storage")).doesNotExist();
  }

  @Test
  void leavesNothingBehindIfTheListenerOfWarningsFailsDuringTheStart() throws Exception {
    Files.writeString(
        Files.createDirectories(temp.resolve("drop-ins")).resolve("text.jar"), "not a jar");
    Consumer<String> failing =
        warning -> {
          throw new IllegalStateException("no place for warnings");
        };

    assertThatThrownBy(() -> FrameworkHost.start(settings(plain(), true, failing)))
        .hasStackTraceContaining("no place for warnings");
    assertThat(temp.resolve("storage")).doesNotExist();
  }
}
