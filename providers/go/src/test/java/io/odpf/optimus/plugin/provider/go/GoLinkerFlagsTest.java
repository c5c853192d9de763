// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.OptionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoLinkerFlagsTest {
  private static boolean allowed(String flags) {
    return flags.matches(((OptionType.Text) LinkerFlags.TYPE).pattern());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-s",
        "-s -w",
        "-X main.version=v1.2.3",
        "-X=main.version=v1.2.3",
        "-s -w -X github.com/team/kit/build.Version=1.0 -X main.date=2026-01-02T03:04:05Z",
        "-X main.empty=",
        "-X main.a=b=c",
        "-buildid=",
        "-buildid=a/b"
      })
  void thoseThatOnlySetSomething(String flags) {
    assertThat(allowed(flags)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-extld=/tmp/evil",
        "-extld /tmp/evil",
        "-s -extld=/tmp/evil",
        "-linkmode=external",
        "-linkmode external -extldflags -static",
        "-X main.a=b -extld=/tmp/evil",
        "-X main.a=b\n-extld=/tmp/evil",
        "-s\n",
        "-s\t-w",
        "-s  -w",
        "-X 'main.a=b -extld=/tmp/evil'",
        "-X \"main.a=b\"",
        "-X main.a='b",
        "-X -extld=/tmp/evil",
        "-X main.a=$(id)",
        "-X main.a=`id`",
        "-X main.a=b;id",
        "-X main",
        "-X",
        "all=-s",
        "-r /tmp",
        "-I /tmp/evil.so",
        "-pluginpath=x",
        "-o /tmp/x",
        "-S",
        "--extld=/tmp/evil",
        "@file"
      })
  void othersAreRefused(String flags) {
    assertThat(allowed(flags)).isFalse();
  }
}
