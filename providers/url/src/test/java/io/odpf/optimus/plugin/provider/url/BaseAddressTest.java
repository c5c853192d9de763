// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BaseAddressTest {

  @Test
  void pathsAreAppendedWithOneSlash() throws Exception {
    assertThat(resolve("https://h.test/r", "a/b")).isEqualTo("https://h.test/r/a/b");
    assertThat(resolve("https://h.test/r/", "a/b")).isEqualTo("https://h.test/r/a/b");
    assertThat(resolve("https://h.test", "a")).isEqualTo("https://h.test/a");
    assertThat(resolve("https://h.test:8443/r%20s?sig=1", "a"))
        .isEqualTo("https://h.test:8443/r%20s/a?sig=1");
    assertThat(resolve("https://my_host/r", "a")).isEqualTo("https://my_host/r/a");
  }

  @Test
  void encodesCharactersThatAnAddressCannotContain() throws Exception {
    assertThat(resolve("https://h.test/", "a b+c@1.0/\u00e9#x?y=%zz"))
        .isEqualTo("https://h.test/a%20b+c@1.0/%C3%A9%23x%3Fy=%25zz");
    assertThat(resolve("https://h.test/", "a%20b")).isEqualTo("https://h.test/a%20b");
    assertThat(resolve("https://h.test/", "http:a")).isEqualTo("https://h.test/http:a");
  }

  @Test
  void pathsThatLeadElsewhereAreRefused() {
    String[] paths = {
      "",
      "/a",
      "//evil.test/a",
      "a//b",
      "a/",
      "..",
      "../a",
      "a/../b",
      "a/./b",
      "a/%2e%2E/b",
      "a/.%2e/b",
      "a%2fb",
      "a%5Cb",
      "a\\b",
      "a%00b",
      "a\nb"
    };
    for (String path : paths) {
      ProviderException failure =
          catchThrowableOfType(ProviderException.class, () -> resolve("https://h.test/r", path));
      assertThat(failure).as(path).isNotNull();
      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
    }
  }

  private static String resolve(String base, String path) throws ProviderException {
    return new BaseAddress(URI.create(base)).resolve(path).toString();
  }
}
