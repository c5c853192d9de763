// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountCheckTest {
  private static final URI MINE = URI.create("https://tokens.example.com/token");

  private final AccountCheck check = new AccountCheck();

  @Test
  void findsNothingWithoutAKey() {
    assertThat(check.check(Options.of(Map.of("bucket", "b")))).isEmpty();
    assertThat(check.check(Options.of(Map.of("anonymous", true)))).isEmpty();
  }

  @Test
  void findsNothingInAKeyWhoseEndpointIsAllowed() {
    Secret key = Secret.of(TestKeys.encoded(TestKeys.serviceAccount(MINE.toString())));

    assertThat(check.check(Options.of(Map.of("service_account", key)))).hasSize(1);
    assertThat(check.check(Options.of(Map.of("service_account", key, "token_uris", List.of(MINE)))))
        .isEmpty();
  }

  @Test
  void refusesAnAccountTogetherWithAnonymous() {
    assertThat(
            check.check(
                Options.of(Map.of("anonymous", true, "service_account", Secret.of("s3cr3t")))))
        .containsExactly(
            new OptionProblem("anonymous", "excludes service_account", "remove one of the two"));
  }

  @Test
  void blamesTheKeyWithoutShowingIt() {
    assertThat(check.check(Options.of(Map.of("service_account", Secret.of("s3cr3t!")))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.option()).isEqualTo("service_account");
              assertThat(problem.message()).isEqualTo("is not base64, or is truncated");
              assertThat(problem.toString()).doesNotContain("s3cr3t");
            });
  }

  /** The check runs whenever a configuration is read, even by commands that take only 0.1 s. */
  @Test
  void usesNoClassOfGooglesLibrary() throws Exception {
    List<URL> withoutLibrary = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.startsWith("gson-") || !name.endsWith(".jar") || name.contains("plugin.api")) {
        withoutLibrary.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(
            withoutLibrary.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> factory =
          loader.loadClass("io.odpf.optimus.plugin.provider.gcs.GcsProviderComponent");
      Object schema = factory.getMethod("options").invoke(factory.getConstructor().newInstance());
      Object found = schema.getClass().getMethod("check").invoke(schema);
      Class<?> options = loader.loadClass(Options.class.getName());
      Class<?> secret = loader.loadClass(Secret.class.getName());
      Object key =
          secret
              .getMethod("of", String.class)
              .invoke(null, TestKeys.encoded(TestKeys.serviceAccount(TestKeys.TOKEN_URI)));
      Object values =
          options.getMethod("of", Map.class).invoke(null, Map.of("service_account", key));

      assertThat(found.getClass().getMethod("check", options).invoke(found, values))
          .isEqualTo(List.of());
    }
  }
}
