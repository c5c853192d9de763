// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Replaces two inconsistent commands of Felix: its {@code start} does not accept symbolic names,
 * and its {@code refresh} fails without arguments.
 */
public final class BundleCommands {
  static final String[] NAMES = {"start", "refresh"};

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
      found.add(find(bundle));
    }
    for (Bundle bundle : found) {
      bundle.start(options);
    }
  }

  private Bundle find(String word) throws BundleException {
    for (Bundle bundle : system.getBundles()) {
      if (word.equals(bundle.getBundleId() + "") || word.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    try {
      if (new URI(word).isAbsolute()) {
        return system.installBundle(new URI(word).toURL().toString());
      }
    } catch (URISyntaxException | MalformedURLException | IllegalArgumentException noUrl) {
      throw new IllegalArgumentException("no bundle has the id or name " + word, noUrl);
    }
    throw new IllegalArgumentException("no bundle has the id or name " + word + "; lb lists them");
  }

  @Descriptor("refresh bundles")
  public void refresh(
      @Descriptor("bundles, by id or symbolic name; all that need it, if none is named")
          Bundle[] bundles) {
    system
        .getBundle()
        .adapt(FrameworkWiring.class)
        .refreshBundles(bundles.length == 0 ? null : List.of(bundles));
  }
}
