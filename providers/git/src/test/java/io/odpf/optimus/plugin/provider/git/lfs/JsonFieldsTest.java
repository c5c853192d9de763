// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

  @Test
  void refusesHeadersThatFrameOrRouteAMessage() {
    JsonFields answer =
        JsonFields.parse(
                """
                {"header": {
                  "Authorization": "Bearer t", "X-Key": 5, "Host": "other", "content-length": "5",
                  "Transfer-Encoding": "chunked", "Connection": "close", "Range": "bytes=1-",
                  "If-Match": "x", "Proxy-Authorization": "x", "Accept-Encoding": "gzip",
                  "list": [1]}}
                """)
            .orElseThrow();

    assertThat(answer.headers("header"))
        .containsOnlyKeys("Authorization", "X-Key")
        .containsEntry("Authorization", "Bearer t");
    assertThat(answer.headers("absent")).isEmpty();
  }

  @Test
  void acceptsAddressesWithCharactersThatShouldBeEncoded() {
    JsonFields answer =
        JsonFields.parse("{\"href\": \"https://[::1]:8/a[1] 100%?x={y}\"}").orElseThrow();

    assertThat(answer.address("href"))
        .hasValue(URI.create("https://[::1]:8/a%5B1%5D%20100%25?x=%7By%7D"));
  }
}
