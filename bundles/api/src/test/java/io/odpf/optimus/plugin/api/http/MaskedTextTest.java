// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MaskedTextTest {
  @Test
  void addressesAndHeadersShowNoSecrets() {
    assertThat(Addresses.masked("https://me:s3cret@h/x.git?token=s3cret#f not found"))
        .isEqualTo("https://****@h/x.git?**** not found");
    assertThat(Addresses.masked("got Authorization: Bearer s3cret, X-Token=s3cret"))
        .isEqualTo("got Authorization: ****, X-Token=****");
  }

  @Test
  void keepsOtherWords() {
    String words = "Not found. Why? See https://h/x or ask (me@example.com): it's 100% gone";
    assertThat(Addresses.masked(words)).isEqualTo(words);
  }
}
