// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.Process;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Replaces some of Felix's commands for bundles: its {@code start} does not accept symbolic names,
 * its {@code refresh} fails without arguments, its {@code headers} sends control characters of a
 * manifest to the terminal, and all of them report an unknown bundle as a failed conversion.
 */
public final class BundleCommands {
  static final String[] NAMES = {"start", "stop", "update", "refresh", "headers"};

  private final BundleContext system;

  BundleCommands(BundleContext system) {
    this.system = system;
  }

  @Descriptor("start bundles")
  public void start(
      @Descriptor("start bundle transiently")
          @Parameter(
              names = {"-t", "--transient"},
              presentValue = "true",
              absentValue = "false")
          boolean trans,
      @Descriptor("use declared activation policy")
          @Parameter(
              names = {"-p", "--policy"},
              presentValue = "true",
              absentValue = "false")
          boolean policy,
      @Descriptor("bundles, by id, symbolic name or URL") String[] bundles)
      throws BundleException {
    int options = trans ? Bundle.START_TRANSIENT : 0;
    options |= policy ? Bundle.START_ACTIVATION_POLICY : 0;
    if (bundles.length == 0) {
      throw new IllegalArgumentException("no bundle given; felix:start takes ids, names and URLs");
    }
    List<Bundle> found = new ArrayList<>();
    for (String bundle : bundles) {
      found.add(findOrInstall(bundle));
    }
    for (Bundle bundle : found) {
      bundle.start(options);
    }
  }

  @Descriptor("stop bundles")
  public void stop(
      @Descriptor("stop bundle transiently")
          @Parameter(
              names = {"-t", "--transient"},
              presentValue = "true",
              absentValue = "false")
          boolean trans,
      @Descriptor("bundles, by id or symbolic name") String[] bundles)
      throws BundleException {
    if (bundles.length == 0) {
      throw new IllegalArgumentException("no bundle given; felix:stop takes ids and names");
    }
    for (Bundle bundle : findAll(bundles)) {
      bundle.stop(trans ? Bundle.STOP_TRANSIENT : 0);
    }
  }

  @Descriptor("update a bundle from its location")
  public void update(@Descriptor("bundle, by id or symbolic name") String bundle)
      throws BundleException {
    findAll(bundle).get(0).update();
  }

  @Descriptor("update a bundle from a URL")
  public void update(
      @Descriptor("bundle, by id or symbolic name") String bundle,
      @Descriptor("URL of the new version") String url)
      throws BundleException, IOException {
    Bundle found = findAll(bundle).get(0);
    try (InputStream in = new URI(url).toURL().openStream()) {
      found.update(in);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not a URL: " + url, e);
    }
  }

  @Descriptor("refresh bundles")
  public void refresh(
      @Descriptor("bundles, by id or symbolic name; without one, all that need it")
          String[] bundles) {
    system
        .getBundle()
        .adapt(FrameworkWiring.class)
        .refreshBundles(bundles.length == 0 ? null : findAll(bundles));
  }

  @Descriptor("show the headers of bundles' manifests")
  public void headers(
      CommandSession session,
      @Descriptor("bundles, by id or symbolic name; without one, all") String[] bundles) {
    Process process = Process.Utils.current();
    PrintStream console = process == null ? session.getConsole() : process.out();
    List<Bundle> shown = bundles.length == 0 ? List.of(system.getBundles()) : findAll(bundles);
    for (Bundle bundle : shown) {
      String title =
          TerminalText.line(bundle.getSymbolicName() + " (" + bundle.getBundleId() + ")");
      console.println(title);
      console.println("-".repeat(title.length()));
      Dictionary<String, String> headers = bundle.getHeaders();
      TreeMap<String, String> sorted = new TreeMap<>();
      for (String name : Collections.list(headers.keys())) {
        sorted.put(name, headers.get(name));
      }
      sorted.forEach((name, value) -> console.println(TerminalText.line(name + " = " + value)));
    }
  }

  private List<Bundle> findAll(String... words) {
    List<Bundle> found = new ArrayList<>();
    for (String word : words) {
      found.add(find(word).orElseThrow(() -> unknown(word)));
    }
    return found;
  }

  private Optional<Bundle> find(String word) {
    for (Bundle bundle : system.getBundles()) {
      if (word.equals(bundle.getBundleId() + "") || word.equals(bundle.getSymbolicName())) {
        return Optional.of(bundle);
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException("no bundle has the id or name " + word + "; lb lists them");
  }

  private Bundle findOrInstall(String word) throws BundleException {
    Optional<Bundle> found = find(word);
    if (found.isPresent()) {
      return found.get();
    }
    try {
      if (new URI(word).isAbsolute()) {
        return system.installBundle(new URI(word).toURL().toString());
      }
    } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
      throw new IllegalArgumentException("no bundle has the id or name " + word, e);
    }
    throw unknown(word);
  }
}
