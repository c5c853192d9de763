// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyResolverTest {

  @Test
  void choosesTheVariableByScheme() throws Exception {
    Map<String, String> environment =
        Map.of("https_proxy", "http://s:1", "HTTP_PROXY", "plain:2", "ALL_PROXY", "http://all:3");
    assertThat(choice(environment, "https://a.test")).isEqualTo("s:1");
    assertThat(choice(environment, "http://a.test")).isEqualTo("plain:2");
    assertThat(choice(Map.of("ALL_PROXY", "http://all:3"), "http://a.test")).isEqualTo("all:3");
    assertThat(choice(Map.of(), "http://a.test")).isNull();
    assertThat(choice(Map.of("http_proxy", " "), "http://a.test")).isNull();
  }

  @Test
  void parsesAllFormsOfAddresses() throws Exception {
    String[][] forms = {
      {"http://p.test", "p.test:80"},
      {"p.test:3128/", "p.test:3128"},
      {"http://u:p%40ss@my_proxy:3128", "my_proxy:3128"},
      {"http://[::1]:8080", "[::1]:8080"},
    };
    for (String[] form : forms) {
      assertThat(choice(Map.of("https_proxy", form[0]), "https://a.test")).isEqualTo(form[1]);
    }
  }

  @Test
  void acceptsUnencodedCharactersInAPassword() throws Exception {
    String[][] forms = {
      {"http://user:p@ss@host:8080", "user p@ss"},
      {"user:p@ss@host:8080", "user p@ss"},
      {"http://us@er:@@host:8080/", "us@er @"},
      {"http://user:p%40ss@host:8080", "user p@ss"},
      {"http://user:100%@host:8080", "user 100%"},
      {"http://user:a/b?c#d[e] f@host:8080", "user a/b?c#d[e] f"},
      {"http://user:a:b+c@host:8080", "user a:b+c"},
      {"http://user@host:8080", "user "},
      {"http://user:p@my_host:8080", "user p"},
    };
    for (String[] form : forms) {
      HttpSettings.Proxy proxy =
          new ProxyResolver(Optional.empty(), Map.of("http_proxy", form[0]))
              .proxyFor(Origin.of(URI.create("http://a.test")))
              .orElseThrow();
      assertThat(proxy.host()).as(form[0]).endsWith("host");
      assertThat(proxy.port()).as(form[0]).isEqualTo(8080);
      Credentials.Basic basic = proxy.credentials().orElseThrow();
      assertThat(basic.username() + " " + basic.password().reveal()).isEqualTo(form[1]);
    }
  }

  @Test
  void prefersLowerCaseVariables() throws Exception {
    assertThat(choice(Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2"), "https://a.test"))
        .isEqualTo("lower:2");
  }

  @Test
  void ignoresTheUpperCaseVariableInACgiProcess() throws Exception {
    Map<String, String> cgi = Map.of("HTTP_PROXY", "evil:1", "REQUEST_METHOD", "GET");
    assertThat(choice(cgi, "http://a.test")).isNull();
  }

  @Test
  void prefersTheSettingsAlsoForLoopback() throws Exception {
    HttpSettings.Proxy own = new HttpSettings.Proxy("own", 8, Optional.empty());
    ProxyResolver choice =
        new ProxyResolver(
            Optional.of(own), Map.of("http_proxy", "http://other:1", "NO_PROXY", "*"));
    assertThat(choice.proxyFor(Origin.of(URI.create("http://localhost/")))).hasValue(own);
  }

  @Test
  void refusesAMalformedAddressWithoutShowingIt() {
    for (String value :
        new String[] {
          "http://u:s3cret@h:port",
          "http://u:s3cret@[::",
          "socks5://u:s3cret@p:1",
          "http://u:s3cret@h:99999",
          "http://u:s3cret@h:0",
          "http://u:s3cret@h:-1"
        }) {
      HttpException failure =
          catchThrowableOfType(
              HttpException.class, () -> choice(Map.of("https_proxy", value), "https://a.test"));
      assertThat(failure.reason()).isEqualTo(HttpException.Reason.SETTINGS);
      assertThat(failure).hasMessageContaining("https_proxy").hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void bypassesTheProxyForLinkLocalAddresses() throws Exception {
    Map<String, String> environment = Map.of("http_proxy", "http://p:1");
    assertThat(choice(environment, "http://169.254.169.254")).isNull();
    assertThat(choice(environment, "http://[fe80::1]")).isNull();
    assertThat(choice(environment, "http://169.253.169.254")).isEqualTo("p:1");
  }

  @Test
  void bypassesTheProxyByName() throws Exception {
    assertThat(excepted("example.com", "http://example.com")).isTrue();
    assertThat(excepted("example.com", "http://EXAMPLE.com")).isTrue();
    assertThat(excepted("example.com", "http://a.b.example.com")).isTrue();
    assertThat(excepted("example.com", "http://notexample.com")).isFalse();
    assertThat(excepted(".example.com", "http://a.example.com")).isTrue();
    assertThat(excepted(".example.com", "http://example.com")).isFalse();
    assertThat(excepted("*.example.com", "http://a.example.com")).isTrue();
    assertThat(excepted("a.test, b.test c.test", "http://b.test")).isTrue();
    assertThat(excepted("a.test, b.test c.test", "http://c.test")).isTrue();
    assertThat(excepted("*", "http://any.test")).isTrue();
    assertThat(excepted("", "http://any.test")).isFalse();
  }

  @Test
  void bypassesTheProxyByPort() throws Exception {
    assertThat(excepted("example.com:8080", "http://example.com:8080")).isTrue();
    assertThat(excepted("example.com:8080", "http://example.com")).isFalse();
    assertThat(excepted("192.0.2.1:80", "http://192.0.2.1")).isTrue();
    assertThat(excepted("192.0.2.1:81", "http://192.0.2.1")).isFalse();
    assertThat(excepted("[2001:db8::1]:80", "http://[2001:db8::1]")).isTrue();
  }

  @Test
  void bypassesTheProxyByAddress() throws Exception {
    assertThat(excepted("192.0.2.1", "http://192.0.2.1")).isTrue();
    assertThat(excepted("192.0.2.0/24", "http://192.0.2.77")).isTrue();
    assertThat(excepted("192.0.2.0/24", "http://192.0.3.77")).isFalse();
    assertThat(excepted("192.0.2.0/24", "http://name.test")).isFalse();
    assertThat(excepted("2001:db8::/32", "http://[2001:db8:1::5]")).isTrue();
    assertThat(excepted("2001:db8::1", "http://[2001:db8:0:0::1]")).isTrue();
    assertThat(excepted("10.0.0.0/99, 1.2.3/x, /", "http://10.0.0.1")).isFalse();
  }

  @Test
  void bypassesTheEnvironmentsProxyForLoopback() throws Exception {
    for (String address :
        new String[] {
          "http://localhost", "http://127.0.0.1:8", "http://127.9.9.9", "http://[::1]"
        }) {
      assertThat(excepted("", address)).as(address).isTrue();
    }
  }

  private static boolean excepted(String noProxy, String address) throws HttpException {
    return choice(Map.of("http_proxy", "http://p:1", "NO_PROXY", noProxy), address) == null;
  }

  private static String choice(Map<String, String> environment, String address)
      throws HttpException {
    return new ProxyResolver(Optional.empty(), new HashMap<>(environment))
        .proxyFor(Origin.of(URI.create(address)))
        .map(proxy -> proxy.host() + ":" + proxy.port())
        .orElse(null);
  }
}
