// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ProviderFactoryTest {
  private final S3ProviderFactory factory = new S3ProviderComponent();

  @Test
  void describesItsOptions() {
    assertThat(factory.type()).isEqualTo("s3");
    assertThat(factory.options().provider())
        .extracting(Option::name)
        .containsExactly(
            "bucket",
            "prefix",
            "region",
            "endpoint",
            "path_style",
            "service_account",
            "anonymous",
            "requester_pays",
            "ca_file",
            "proxy",
            "allow_plain_http");
    assertThat(factory.options().plugin()).extracting(Option::name).containsExactly("version_id");
  }

  /** A configuration is checked whenever it is read, so the check must not load the SDK. */
  @Test
  void describesAndChecksOptionsWithoutTheSdk() throws Exception {
    URL classes = S3ProviderFactory.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, new WithoutSdk())) {
      Object own =
          loader.loadClass(S3ProviderFactory.class.getName()).getConstructor().newInstance();
      ProviderFactory lean = (ProviderFactory) own;

      assertThat(
              lean.options()
                  .check()
                  .check(Options.of(Map.of("service_account", Secret.of("e30=")))))
          .hasSize(1);
      assertThat(own.getClass()).isNotEqualTo(S3ProviderFactory.class);
    }
  }

  /** Has every class except those of the SDK and the provider. */
  private static final class WithoutSdk extends ClassLoader {
    WithoutSdk() {
      super(S3ProviderFactoryTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("software.amazon.")
          || name.startsWith("io.odpf.optimus.plugin.provider.s3.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
