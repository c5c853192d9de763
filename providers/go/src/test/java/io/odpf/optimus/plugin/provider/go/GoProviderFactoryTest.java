// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionType;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoProviderFactoryTest {
  private final GoProviderFactory factory = new GoProviderComponent();

  @Test
  void describes_its_options() {
    assertThat(factory.type()).isEqualTo("go");
    assertThat(factory.options().provider())
        .extracting(Option::name)
        .containsExactly(
            "proxy",
            "fallback",
            "sumdb",
            "private",
            "go",
            "auth",
            "headers",
            "ca_file",
            "client_certificate",
            "http_proxy");
    assertThat(factory.options().plugin())
        .extracting(Option::name)
        .containsExactly("package", "ldflags", "tags", "cgo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-s",
        "-s -w",
        "-X main.version=1.2.3",
        "-X=example.com/a/b.name=v1.0.0+x@y:z",
        "-s -w -buildid= -X main.a=1 -X main.b=",
      })
  void flags_of_the_linker_that_only_say_something_are_taken(String flags) {
    assertThat(ldflags().matcher(flags).matches()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-extld=/tmp/program",
        "-s -linkmode=external -extld=gcc",
        "-X main.a='b c'",
        "-X main.a=$(id)",
        "-s\n-extld=x",
        "-s  -w",
        "-buildmode=plugin",
        "-s;id",
        "-r /lib",
      })
  void flags_that_could_run_programs_are_not(String flags) {
    assertThat(ldflags().matcher(flags).matches()).isFalse();
  }

  private Pattern ldflags() {
    for (Option option : factory.options().plugin()) {
      if (option.name().equals("ldflags") && option.type() instanceof OptionType.Text text) {
        return Pattern.compile(text.pattern());
      }
    }
    throw new AssertionError("there is no option ldflags");
  }
}
