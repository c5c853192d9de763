// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsDocumentTest {
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, GZIP;q=0.5", "x-gzip", "gzip ; q=1.0, br"})
  void compressesIfTheHeaderNamesGzip(String header) {
    assertThat(MetricsDocument.acceptsGzip(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "gzip;q=0", "gzip; Q=0.000, br", "notgzip", ";,;", "identity"})
  void doesNotCompressIfTheHeaderExcludesGzip(String header) {
    assertThat(MetricsDocument.acceptsGzip(header)).isFalse();
  }
}
