// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoPackageQueryTest {

  @Test
  void triesEveryPrefixAsTheModule() throws Exception {
    PackageQuery query = PackageQuery.of(request("github.com/team/kit/cmd/x", "v1.2.3"));
    assertThat(query.modules())
        .containsExactly(
            "github.com/team/kit/cmd/x",
            "github.com/team/kit/cmd",
            "github.com/team/kit",
            "github.com/team",
            "github.com");
    assertThat(query.below("github.com/team/kit")).isEqualTo("cmd/x");
    assertThat(query.below("github.com/team/kit/cmd/x")).isEmpty();
  }

  @Test
  void usesThePathAsTheModuleIfAPackageIsGiven() throws Exception {
    PackageQuery query =
        PackageQuery.of(request("github.com/team/kit", null, Map.of("package", "cmd/x")));
    assertThat(query.importPath()).isEqualTo("github.com/team/kit/cmd/x");
    assertThat(query.modules()).containsExactly("github.com/team/kit");
    assertThat(query.version()).isEqualTo("latest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-toolexec=x",
        "cmd/go",
        "tool",
        "example.com/-x",
        "example.com/x@v1",
        "example.com/...",
        "example.com/a/../b",
        "example.com//x",
        "example.com/x/",
        "example.com/x y",
        "example.com/x\n",
        "./x.y",
        "https://example.com/x",
        "example.com/x,direct",
        "example.com/{{.Os}}",
        "example.com./x"
      })
  void whatIsNoImportPathNeverReachesGo(String path) {
    assertThat(
            catchThrowableOfType(
                ProviderException.class, () -> PackageQuery.of(request(path, "latest"))))
        .hasMessage("'" + path + "' is no import path")
        .extracting(ProviderException::kind)
        .isEqualTo(ProviderException.Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latest",
        "v1",
        "v1.2",
        "v1.2.3",
        "v1.2.3-rc.1",
        "v0.0.0-20240102030405-0123456789ab",
        "v2.0.0+incompatible"
      })
  void acceptsVersions(String version) throws Exception {
    assertThat(PackageQuery.of(request("example.com/x", version)).version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "main", "1.2.3", "v1.x", ">v1", "v01", "-v1", "v1 v2", "none", "patch"})
  void refusesTextsThatAreNotVersions(String version) {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class, () -> PackageQuery.of(request("example.com/x", version)));
    assertThat(failure).hasMessage("'" + version + "' is no version of a Go module");
    assertThat(failure.hint())
        .isEqualTo(
            version.equals("1.2.3")
                ? "write 'v1.2.3'"
                : "write a version such as v1.2.3, the beginning of one such as v1, or latest");
  }
}
