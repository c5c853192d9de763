// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static io.odpf.optimus.plugin.provider.go.GoFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version of which module is meant; from a tree of files, by the real go. */
class GoResolveTest {
  private static final String TOOL = "example.com/team/kit/cmd/tool";

  @TempDir Path directory;
  private GoFixture fixture;
  private GoModules modules;
  private Provider provider;

  @BeforeEach
  void publish() throws Exception {
    fixture = new GoFixture(directory);
    modules = fixture.modules();
    for (String version : new String[] {"v1.0.0", "v1.0.3", "v1.2.0", "v1.10.0", "v1.11.0-rc.1"}) {
      modules.publishTool("example.com/team/kit", version, version);
    }
    modules.publishTool("example.com/team/kit/v2", "v2.0.1", "two");
    provider = fixture.provider(fixture.tree());
  }

  @AfterEach
  void leaveNothing() {
    fixture.close();
    assertThat(fixture.leftovers()).isEmpty();
  }

  @Test
  void doesNotResolveLatestToAPreRelease() throws Exception {
    assertThat(version(provider, TOOL, "latest")).isEqualTo("v1.10.0");
    assertThat(version(provider, TOOL, null)).isEqualTo("v1.10.0");
  }

  @Test
  void resolvesAPrefixToTheHighestVersion() throws Exception {
    assertThat(version(provider, TOOL, "v1")).isEqualTo("v1.10.0");
    assertThat(version(provider, TOOL, "v1.0")).isEqualTo("v1.0.3");
  }

  @Test
  void acceptsAPreReleaseGivenExactly() throws Exception {
    assertThat(version(provider, TOOL, "v1.0.0")).isEqualTo("v1.0.0");
    assertThat(version(provider, TOOL, "v1.11.0-rc.1")).isEqualTo("v1.11.0-rc.1");
  }

  @Test
  void treatsAMajorVersionSuffixAsAnotherModule() throws Exception {
    Artifact artifact = provider.resolve(request("example.com/team/kit/v2/cmd/tool", "v2"));
    assertThat(artifact.pin().orElseThrow()).startsWith("example.com/team/kit/v2@v2.0.1 h1:");
    assertThat(failure(provider, request(TOOL, "v2")).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void acceptsAModuleWithoutAPackage() throws Exception {
    Artifact artifact =
        provider.resolve(request("example.com/team/kit", "v1.2", Map.of("package", "cmd/tool")));
    assertThat(artifact.version()).hasValue("v1.2.0");
    assertThat(
            failure(
                provider, request("example.com/team", "v1.2", Map.of("package", "kit/cmd/tool"))))
        .hasMessage(
            "no module with the package example.com/team/kit/cmd/tool has a version v1.2 (asked"
                + " for example.com/team)");
  }

  @Test
  void choosesTheLongestModuleThatHasThePackage() throws Exception {
    modules.publishTool("example.com/team/kit/cmd", "v1.0.0", "without this package");
    assertThat(provider.resolve(request(TOOL, "v1.0.0")).pin().orElseThrow())
        .startsWith("example.com/team/kit@v1.0.0 ");
    modules.publish(
        "example.com/team/kit/cmd/tool",
        "v1.0.0",
        Map.of("main.go", "package main\n\nfunc main() {}\n"));
    assertThat(provider.resolve(request(TOOL, "v1.0.0")).pin().orElseThrow())
        .startsWith("example.com/team/kit/cmd/tool@v1.0.0 ");
  }

  @Test
  void distinguishesModulesByCapitals() throws Exception {
    modules.publishTool("example.com/Team/Kit", "v1.0.0", "other");
    assertThat(version(provider, "example.com/Team/Kit/cmd/tool", "latest")).isEqualTo("v1.0.0");
  }

  @Test
  void pinsModuleVersionSumAndToolchain() throws Exception {
    Artifact artifact = provider.resolve(request(TOOL, "v1.0.0"));
    assertThat(artifact.pin().orElseThrow())
        .matches("example.com/team/kit@v1.0.0 h1:[A-Za-z0-9+/]{43}= go1[.][0-9]+.*");
    assertThat(artifact.size()).isEmpty();
    assertThat(artifact.digests()).isEmpty();
  }

  @Test
  void buildsThePinnedVersion() throws Exception {
    String pin = provider.resolve(request(TOOL, "v1.0.0")).pin().orElseThrow();
    Artifact artifact = provider.resolve(request(TOOL, "latest").pinned(pin));
    assertThat(artifact.version()).hasValue("v1.0.0");
    assertThat(artifact.pin()).hasValue(pin);
  }

  @Test
  void reportsAPinOfAnotherSumAsAChange() throws Exception {
    String pin = provider.resolve(request(TOOL, "v1.0.0")).pin().orElseThrow();
    String other = pin.replaceFirst("h1:.{6}", "h1:AAAAAA");
    ProviderException failure = failure(provider, request(TOOL, "v1.0.0").pinned(other));
    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure)
        .hasMessageStartingWith("example.com/team/kit@v1.0.0 changed since it was resolved: ");
    assertThat(failure.hint()).contains("optimus plugin lock --upgrade");
  }

  @Test
  void reportsAPinOfAnotherToolchainAsAChange() throws Exception {
    String pin = provider.resolve(request(TOOL, "v1.0.0")).pin().orElseThrow();
    String now = pin.substring(pin.indexOf(" go") + 1);
    ProviderException failure =
        failure(provider, request(TOOL, "v1.0.0").pinned(pin.replace(now, "go1.21.3")));
    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure)
        .hasMessage(
            "example.com/team/kit@v1.0.0 was locked as built by go1.21.3, but the go command here"
                + " is "
                + now);
    assertThat(failure.hint())
        .isEqualTo(
            "install go1.21.3, or move the lock to "
                + now
                + " with: optimus plugin lock --upgrade");
  }

  @Test
  void refusesAPinThatIsMalformedOrOfAnotherPath() throws Exception {
    String pin = provider.resolve(request(TOOL, "v1.0.0")).pin().orElseThrow();
    assertThat(failure(provider, request("example.com/other", "v1.0.0").pinned(pin)).kind())
        .isEqualTo(Kind.CHANGED);
    assertThat(failure(provider, request(TOOL, "v1.0.0").pinned("etag:\"a\"")).kind())
        .isEqualTo(Kind.INVALID);
  }

  @Test
  void reportsAMissingModuleVersionOrPackage() {
    assertThat(failure(provider, request("example.com/none/tool", "latest")))
        .hasMessage(
            "no module with the package example.com/none/tool has a version latest (asked for"
                + " example.com/none/tool, example.com/none, example.com)")
        .extracting(ProviderException::kind)
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(failure(provider, request(TOOL, "v1.9.9")).kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure(provider, request(TOOL, "v3")))
        .hasMessage("the module example.com/team/kit has no version v3");
    assertThat(failure(provider, request("example.com/team/kit/cmd/other", "v1.0.0")))
        .hasMessage(
            "the module example.com/team/kit@v1.0.0 has no package example.com/team/kit/cmd/other")
        .extracting(ProviderException::kind)
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void namesBothVersionsWhenAModuleNeedsANewerGo() {
    modules.publish(
        "example.com/new",
        "v1.0.0",
        Map.of("go.mod", "module example.com/new\n\ngo 1.99\n", "main.go", "package main\n"));
    ProviderException failure = failure(provider, request("example.com/new", "v1.0.0"));
    assertThat(failure.kind()).isEqualTo(Kind.LOCAL);
    assertThat(failure)
        .hasMessageMatching(
            "example.com/new@v1.0.0 requires Go 1.99 or newer, and .*go is go1[.].*");
    assertThat(failure.hint()).startsWith("install Go 1.99");
  }

  @Test
  void refusesADamagedArchive() throws Exception {
    modules.publishTool("example.com/damaged", "v1.0.0", "x");
    java.nio.file.Files.writeString(modules.archive("example.com/damaged", "v1.0.0"), "no zip");
    ProviderException failure =
        failure(provider, request("example.com/damaged/cmd/tool", "v1.0.0"));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("not a valid zip file");
  }
}
