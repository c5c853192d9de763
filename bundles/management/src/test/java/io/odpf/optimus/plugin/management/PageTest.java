// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.itests.browser.Chromium;
import io.odpf.optimus.plugin.itests.browser.Tab;
import io.odpf.optimus.plugin.management.access.Role;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web page in a real browser. */
@Tag("process")
class PageTest {
  private static final Path PICTURES = Path.of("target/page");
  private static final int[] WIDTHS = {360, 768, 1440};

  /** Pixels of a picture. */
  private static final int TALLEST = 1600;

  private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202e\"'&amp;";
  private static final String LONG = "n".repeat(120);

  @TempDir static Path directory;
  private static TestRuntime runtime;
  private static Chromium browser;
  private Tab tab;

  @BeforeAll
  static void start() throws Exception {
    runtime = TestRuntime.start(directory);
    List<String> names = new ArrayList<>(List.of("neo"));
    for (int i = 1; i < 100; i++) {
      names.add("plugin-%02d".formatted(i));
    }
    runtime.install(names);
    for (String name : names.subList(1, 97)) {
      runtime.supervisor.add(name, PluginState.READY, Optional.empty());
    }
    runtime.supervisor.add(
        names.get(98),
        PluginState.BACKOFF,
        Optional.of(
            Problem.ofPlugin(
                names.get(98),
                CommonProblem.INTERRUPTED,
                "it ended with exit code 2",
                "see its log")));
    runtime.supervisor.add(HOSTILE, PluginState.FAILED, Optional.empty());
    runtime.supervisor.add(LONG, PluginState.STARTING, Optional.empty());
    browser = Chromium.start(directory);
  }

  @AfterAll
  static void stop() {
    browser.close();
    runtime.close();
  }

  @BeforeEach
  void open() {
    tab = browser.open();
    tab.resize(1440, 900);
    tab.prefer(false, true);
    tab.go(address());
  }

  @AfterEach
  void askedAndComplainedOfNothing() {
    assertThat(tab.requests()).isNotEmpty().allMatch(it -> it.startsWith(address()));
    assertThat(tab.complaints()).isEmpty();
    tab.close();
  }

  private static String address() {
    return "https://localhost:" + runtime.port() + "/";
  }

  private void signIn(Role role) {
    tab.await("document.activeElement.id === 'token'");
    tab.type(TestRuntime.token(role));
    tab.press("Enter");
    tab.await("document.querySelectorAll('#plugin-rows tr').length > 100");
    tab.await("document.getElementById('connection').textContent === 'live'");
  }

  private String row(String plugin) {
    return tab.text(
        "[...document.querySelectorAll('#plugin-rows tr')].find(it =>"
            + " it.querySelector('a').textContent === '"
            + plugin
            + "').innerText");
  }

  private void show(String plugin) {
    tab.evaluate("location.hash = '#/plugins/' + encodeURIComponent('" + plugin + "')");
    tab.await("document.activeElement.id === 'details-title'");
  }

  @Test
  void asksForATokenAndKeepsItFromScripts() {
    tab.await("document.activeElement.id === 'token'");
    tab.type("wrong");
    tab.press("Enter");
    tab.await("!document.getElementById('sign-in-problem').hidden");
    assertThat(tab.text("document.getElementById('sign-in-problem').textContent"))
        .contains("not one that the access file lists");

    signIn(Role.OPERATOR);

    assertThat(tab.text("document.cookie + localStorage.length + sessionStorage.length"))
        .isEqualTo("00");
    assertThat(tab.text("document.getElementById('token').value")).isEmpty();
    assertThat(tab.text("document.getElementById('person').innerText"))
        .contains("operator-token, operator");
    tab.go(address());
    tab.await("!document.getElementById('content').hidden");

    tab.evaluate("document.getElementById('sign-out').click()");
    tab.await("document.activeElement.id === 'token'");
    assertThat(tab.text("document.getElementById('plugin-rows').childElementCount")).isEqualTo("0");
  }

  @Test
  void showsWhatIsWantedInstalledAndRunning() {
    signIn(Role.READER);

    assertThat(row("plugin-01")).isEqualTo("plugin-01\t1.0\t1.0\t1.0\tready\t–");
    assertThat(row("plugin-98")).contains("backoff", "it ended with exit code 2");
    assertThat(tab.text("document.getElementById('summary').textContent"))
        .isEqualTo("100 wanted · 100 installed · 97 ready · 3 to look at");

    tab.evaluate("document.getElementById('only-different').click()");
    assertThat(tab.text("document.querySelectorAll('#plugin-rows tr:not([hidden])').length"))
        .isEqualTo("3");
    assertThat(tab.text("document.getElementById('audit').hidden")).isEqualTo("true");
  }

  @Test
  void showsEventsAndLogsAsTheyHappen() {
    signIn(Role.OPERATOR);
    runtime.supervisor.log("before");
    show("neo");
    tab.await("document.getElementById('log').textContent.includes('before')");
    runtime.supervisor.log("afterwards");
    runtime.supervisor.crash();

    tab.await("document.getElementById('log').textContent.includes('afterwards')");
    tab.await("document.getElementById('event-list').textContent.includes('exit code 2')");
    assertThat(tab.text("document.getElementById('announcements').textContent"))
        .isEqualTo("neo: ready → backoff, exit code 2");
    assertThat(tab.text("document.getElementById('details-info').innerText"))
        .contains("asks \"questions\" – über alles");
    tab.evaluate("document.querySelector('#details-questions button').click()");
    tab.await("document.getElementById('details-questions').innerText.includes('choices: here')");
  }

  @Test
  void showsHostileTextAsText() {
    signIn(Role.READER);
    runtime.supervisor.log(HOSTILE + "\u0007");
    show("neo");

    tab.await("document.getElementById('log').textContent.includes('onerror')");
    assertThat(tab.text("document.querySelectorAll('main img').length")).isEqualTo("0");
    assertThat(tab.text("document.body.textContent"))
        .contains("<img src=x onerror=alert(1)>\\u{202e}\"'&amp;\\u{7}");
    String hostile =
        "[...document.querySelectorAll('#plugin-rows a')].find(it => it.textContent.includes('onerror'))";
    tab.evaluate(hostile + ".click()");
    tab.await("document.getElementById('details-title').textContent.includes('onerror')");
    tab.await("document.getElementById('details-info').innerText.includes('asks')");
  }

  @Test
  void canBeUsedByTheKeyboardAlone() {
    signIn(Role.OPERATOR);
    tab.go(address());
    tab.await("document.querySelectorAll('#plugin-rows tr').length > 100");
    List<String> path = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tab.press("Tab");
      path.add(tab.text("document.activeElement.id || document.activeElement.textContent"));
      assertThat(tab.text("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }

    assertThat(path)
        .containsExactly("Skip to the content", "sign-out", "filter", "only-different", focused());
    tab.press("Enter");
    tab.await("document.activeElement.id === 'details-title'");
    tab.press("Tab");
    assertThat(focused()).isEqualTo("Close");
    tab.press("Enter");
    tab.await("document.getElementById('details').hidden");
    assertThat(focused()).isEqualTo(path.get(4));
  }

  private String focused() {
    return tab.text("document.activeElement.textContent");
  }

  @Test
  void isAccessibleAndFitsInLightAndDarkAtThreeWidths() throws Exception {
    look("sign-in");
    signIn(Role.OPERATOR);
    runtime.supervisor.crash();
    runtime.supervisor.log("a line");
    pictures("plugins");
    show("neo");
    tab.await("document.getElementById('log').childElementCount > 0");
    tab.await("document.getElementById('event-list').childElementCount > 0");
    tab.evaluate("document.querySelector('#details-questions button').click()");
    tab.await("document.querySelector('#details-questions ul')");
    look("details");
  }

  /** What is done for a width, in light or dark. */
  private interface Look {
    void at(int width, boolean dark) throws Exception;
  }

  private void each(Look look) throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      tab.prefer(dark, true);
      for (int width : WIDTHS) {
        tab.resize(width, 900);
        look.at(width, dark);
      }
    }
  }

  private void pictures(String name) throws Exception {
    each((width, dark) -> picture(name, width, dark));
  }

  private void picture(String name, int width, boolean dark) {
    tab.picture(
        PICTURES.resolve(name + "-" + width + (dark ? "-dark" : "-light") + ".png"), TALLEST);
    assertThat(tab.text("document.documentElement.scrollWidth"))
        .as("width of %s at %d", name, width)
        .isEqualTo(width + "");
  }

  private void look(String name) throws Exception {
    each(
        (width, dark) -> {
          picture(name, width, dark);
          assertThat(violations()).as("%s at %d, dark: %b", name, width, dark).isEmpty();
        });
  }

  /** Returns what axe finds, by the rules of WCAG 2.2 AA and its own best practices. */
  private String violations() throws Exception {
    String axe;
    try (InputStream in = PageTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return tab.inspect(
            axe + ";0",
            "axe.run(document).then(it => it.violations.map(one =>"
                + " one.id + ': ' + one.nodes.map(node => node.html + node.failureSummary).join())"
                + ".join('\\n'))")
        .getAsString();
  }

  @Test
  void isSentWithAStrictPolicy() throws Exception {
    var response =
        new RestClient(runtime, java.net.http.HttpClient.Version.HTTP_2)
            .send(java.net.http.HttpRequest.newBuilder(URI.create(address())));

    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for")
        .doesNotContain("unsafe");
    assertThat(RestClient.text(response)).doesNotContain("<style", "style=", "onclick");
  }
}
