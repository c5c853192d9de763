// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Describes the requirements of a bundle that no bundle satisfies. */
final class MissingRequirements {
  private static final int MOST = 4;
  private static final Pattern LEAST = Pattern.compile("\\(version>=([^)]*)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");

  private MissingRequirements() {}

  /**
   * Returns the missing requirements and what to do; empty if there are none, or they are unknown.
   */
  static Optional<String> of(BundleContext context, Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null || bundle.getState() != Bundle.INSTALLED) {
      return Optional.empty();
    }
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    List<String> missing = new ArrayList<>();
    boolean packages = false;
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (isNeeded(requirement) && wiring.findProviders(requirement).isEmpty()) {
        packages |= requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE);
        missing.add(words(requirement));
      }
    }
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    int shown = Math.min(MOST, missing.size());
    return Optional.of(
        "it needs "
            + String.join(" and ", missing.subList(0, shown))
            + (missing.size() > shown ? " and " + (missing.size() - shown) + " more" : "")
            + ", which no bundle here provides; "
            + (packages
                ? "embed the library in it, or drop the bundle that exports the package beside it"
                : "use a build that does not need it, or add a bundle that provides it"));
  }

  private static boolean isNeeded(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
    String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
    return (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE))
        && !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
        && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution);
  }

  private static String words(BundleRequirement requirement) {
    String filter =
        requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    String namespace = requirement.getNamespace();
    return switch (namespace) {
      case PackageNamespace.PACKAGE_NAMESPACE ->
          "the package " + named(filter, namespace) + versions(filter);
      case HostNamespace.HOST_NAMESPACE ->
          "the bundle " + named(filter, namespace) + versions(filter) + " to attach to";
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "Java " + java(filter);
      default -> "the capability " + namespace + " " + filter;
    };
  }

  private static String named(String filter, String attribute) {
    Matcher name =
        Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)]*)\\)").matcher(filter);
    return name.find() ? name.group(1) : filter;
  }

  /** Adds "or later" to a Java version, since every later Java satisfies the requirement. */
  private static String java(String filter) {
    Matcher version = Pattern.compile("\\(version=([^)]*)\\)").matcher(filter);
    return version.find() ? version.group(1) + " or later" : filter;
  }

  private static String versions(String filter) {
    Matcher below = BELOW.matcher(filter);
    String limit = below.find() ? " and below " + below.group(1) : "";
    Matcher least = LEAST.matcher(BELOW.matcher(filter).replaceAll(""));
    return (least.find() ? " of version " + least.group(1) + " or later" : "") + limit;
  }
}
